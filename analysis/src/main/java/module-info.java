/** Physics tasks: features, selection, toy detectors, tagging. */
@SuppressWarnings("requires-automatic")
module hep.analysis {
  requires static org.jspecify;
  requires aircompressor.v3;
  requires com.google.gson;
  requires transitive hep.rootio;
  requires transitive hep.learners;
  requires transitive hep.validation;

  exports hep.analysis;
  exports hep.analysis.features;
  exports hep.analysis.jets;
  exports hep.analysis.jets.tree;
  exports hep.analysis.toy;
}
