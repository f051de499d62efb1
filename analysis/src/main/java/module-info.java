/** Physics tasks: features, selection, toy detectors, tagging. */
module hep.analysis {
  requires static org.jspecify;
  requires transitive hep.rootio;
  requires transitive hep.learners;
  requires transitive hep.validation;

  exports hep.analysis;
  exports hep.analysis.features;
  exports hep.analysis.jets;
  exports hep.analysis.toy;
}
