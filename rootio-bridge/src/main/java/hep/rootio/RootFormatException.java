package hep.rootio;

/**
 * A file that is broken, or that holds something this reader does not know. The message is one
 * sentence with the file, the object, the byte offset, what was expected and what was found; each
 * part can also be asked for. It is the only exception that the bytes of a file can cause.
 */
public final class RootFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final String object;
  private final long offset;
  private final String expected;
  private final String found;

  /**
   * @param file the file as it was opened
   * @param object path of the object inside the file, empty for the file itself
   * @param offset bytes from the start of the file, or of the uncompressed object where it was
   *     compressed
   * @param expected what should stand there
   * @param found what stands there
   */
  public RootFormatException(
      String file, String object, long offset, String expected, String found) {
    super(
        "%s%s: at byte %d expected %s, found %s"
            .formatted(file, object.isEmpty() ? "" : ": " + object, offset, expected, found));
    this.file = file;
    this.object = object;
    this.offset = offset;
    this.expected = expected;
    this.found = found;
  }

  /** The file as it was opened. */
  public String file() {
    return file;
  }

  /** Path of the object inside the file, empty for the file itself. */
  public String object() {
    return object;
  }

  /** Bytes from the start of the file, or of the uncompressed object where it was compressed. */
  public long offset() {
    return offset;
  }

  /** What should stand at the offset. */
  public String expected() {
    return expected;
  }

  /** What stands at the offset. */
  public String found() {
    return found;
  }
}
