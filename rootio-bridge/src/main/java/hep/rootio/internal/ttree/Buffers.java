package hep.rootio.internal.ttree;

/** Arrays that are used again for each basket that a thread unpacks. */
final class Buffers {
  private byte[] bytes = new byte[0];
  private int[] ints = new int[0];

  /** An array of bytes, grown where it is too short. */
  byte[] bytes(int size) {
    if (bytes.length < size) {
      bytes = new byte[size];
    }
    return bytes;
  }

  /** An array of ints, grown where it is too short. */
  int[] ints(int size) {
    if (ints.length < size) {
      ints = new int[size];
    }
    return ints;
  }
}
