/** JMH and peer comparisons; not released. */
@SuppressWarnings("requires-automatic")
module hep.benchmarks {
  requires static org.jspecify;
  requires aircompressor.v3;
  requires com.microsoft.onnxruntime;
  requires hep.analysis;
  requires hep.learners;
  requires jdk.management;
  requires hep.rootio;
  requires java.management;

  exports hep.benchmarks;
}
