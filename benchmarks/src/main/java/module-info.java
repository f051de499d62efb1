/** JMH and peer comparisons; not released. */
module hep.benchmarks {
  requires static org.jspecify;
  requires hep.analysis;
  requires hep.learners;
  requires hep.rootio;

  exports hep.benchmarks;
}
