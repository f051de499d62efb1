package hep.rootio.internal.rntuple;

import java.util.List;

/**
 * What must be known of an RNTuple to add clusters to it.
 *
 * @param header where the header stands
 * @param footer where the footer stands
 * @param headerChecksum by which a header is known again
 * @param maxKeySize blobs longer than this stand in several records
 * @param simple whether the header alone is the schema, and every cluster has pages of all columns
 * @param groups of the clusters that are there
 * @param elements of each column so far
 */
public record TupleExtent(
    Stored header,
    Stored footer,
    long headerChecksum,
    long maxKeySize,
    boolean simple,
    List<Group> groups,
    List<Long> elements) {

  /**
   * An envelope in the file.
   *
   * @param seek its first byte
   * @param bytes as stored
   * @param length uncompressed
   */
  public record Stored(long seek, long bytes, long length) {}

  /** A cluster group and its page list. */
  public record Group(long firstEntry, long entries, int clusters, Stored pageList) {}
}
