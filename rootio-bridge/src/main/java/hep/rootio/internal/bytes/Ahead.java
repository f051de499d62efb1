package hep.rootio.internal.bytes;

/** Bytes fetched before they are asked for; closing lets go of them. */
@FunctionalInterface
public interface Ahead extends AutoCloseable {
  /** Of a source that has all its bytes at hand. */
  Ahead NOTHING = () -> {};

  @Override
  void close();
}
