package hep.rootio.internal.bytes;

import hep.rootio.RootFormatException;

/**
 * Where bytes come from, for errors.
 *
 * @param file the file's name
 * @param object path of the object, empty for the file itself
 */
public record Place(String file, String object) {
  /** Another object of the same file. */
  public Place in(String path) {
    return new Place(file, path);
  }

  /** The refusal of what stands at {@code offset}. */
  public RootFormatException broken(long offset, String expected, String found) {
    return new RootFormatException(file, object, offset, expected, found);
  }

  @Override
  public String toString() {
    return object.isEmpty() ? file : file + ": " + object;
  }
}
