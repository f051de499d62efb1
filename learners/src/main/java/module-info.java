/** Tensors, tape, layers, models and training, with kernels in the Vector API. */
module hep.learners {
  requires com.google.gson;
  requires static org.jspecify;
  requires jdk.incubator.vector;

  exports hep.learners;
  exports hep.learners.baselines;
  exports hep.learners.layers;
  exports hep.learners.model;
  exports hep.learners.models;
  exports hep.learners.onnx;
  exports hep.learners.train;
  exports hep.learners.transforms;
  exports hep.learners.trees;
}
