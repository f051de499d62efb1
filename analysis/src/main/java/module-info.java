/** Physics tasks: features, selection, toy detectors, tagging. */
@SuppressWarnings("requires-automatic")
module hep.analysis {
  requires static org.jspecify;
  requires aircompressor.v3;
  requires com.google.gson;
  requires transitive hep.rootio;
  requires transitive hep.learners;
  requires transitive hep.validation;

  exports hep.analysis.calorimeter;
  exports hep.analysis.clusters;
  exports hep.analysis.anomaly;
  exports hep.analysis.autoencoder;
  exports hep.analysis.features;
  exports hep.analysis.flavour;
  exports hep.analysis.generative;
  exports hep.analysis.input;
  exports hep.analysis.jets.tagging;
  exports hep.analysis.jets.tree;
  exports hep.analysis.jets;
  exports hep.analysis.nano;
  exports hep.analysis.output;
  exports hep.analysis.pivot;
  exports hep.analysis.digits;
  exports hep.analysis.energyflow;
  exports hep.analysis.pileup;
  exports hep.analysis.quality;
  exports hep.analysis.saved;
  exports hep.analysis.segmentation;
  exports hep.analysis.tasks;
  exports hep.analysis.toy;
  exports hep.analysis.tracking;
  exports hep.analysis;
}
