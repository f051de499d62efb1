package hep.rootio.internal.ttree;

/** An array that is used again for each basket that a thread unpacks. */
final class Buffers {
  private byte[] bytes = new byte[0];

  /** The array, grown where it is too short. */
  byte[] atLeast(int size) {
    if (bytes.length < size) {
      bytes = new byte[size];
    }
    return bytes;
  }
}
