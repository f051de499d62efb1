/** ROOT files as typed columns, in both directions. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module hep.rootio {
  requires static org.jspecify;
  requires java.net.http;
  requires aircompressor.v3;
  requires jdk.unsupported; // aircompressor reads memory by sun.misc.Unsafe, and cannot say so
  requires com.dynatrace.hash4j;
  requires org.tukaani.xz;

  exports hep.rootio;
  exports hep.rootio.digest;
}
