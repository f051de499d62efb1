package hep.rootio.digest;

import hep.rootio.RootFormatException;
import hep.rootio.RootNameException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What becomes of exceptions that a broken file does not account for. */
enum Faults {
  /** They are thrown: tests look for them. */
  THROWN,
  /** They are in the record of what could not be read, since the rest of the file can be. */
  RECORDED;

  /**
   * What a record says of something that could not be read.
   *
   * @throws RuntimeException the same, where it is to be thrown
   */
  Map<String, String> record(RuntimeException e) {
    if (e instanceof RootFormatException || e instanceof RootNameException) {
      return error(String.valueOf(e.getMessage()));
    }
    if (this == THROWN) {
      throw e;
    }
    return error("a fault of the reader: " + e);
  }

  private static Map<String, String> error(String message) {
    Map<String, String> record = new LinkedHashMap<>();
    record.put("status", "error");
    record.put("error", message);
    return record;
  }
}
