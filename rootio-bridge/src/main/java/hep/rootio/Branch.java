package hep.rootio;

import java.util.Optional;

/**
 * One branch of a TTree or one field of an RNTuple. Its type is worked out when first asked for,
 * and a branch that cannot be read says why and spoils nothing else.
 */
public interface Branch {
  /** The branch's own name. */
  String name();

  /** Names from the top, joined by slashes: unique but for names that repeat in the file. */
  String path();

  /** The title, where dimensions often stand. */
  String title();

  /**
   * The interpretation as text, such as {@code float32[]}; what is known of the class where it
   * cannot be read.
   */
  String type();

  /**
   * How its bytes become a column; see {@link Tree#with} for another way. Empty where it cannot be
   * read, where it only holds other branches, and for fields of an RNTuple.
   */
  default Optional<Interpretation> interpretation() {
    return Optional.empty();
  }

  /** Number of its first entry: 0 but for trees that keep only their last entries. */
  default long firstEntry() {
    return 0;
  }

  /** How many entries it holds. */
  long entries();

  /** How it is compressed: none, zlib, lzma, lz4, zstd, or old. */
  String codec();

  /** Bytes stored. */
  long compressedBytes();

  /** Bytes before compression. */
  long uncompressedBytes();

  /** Whether it has data of its own; branches without only hold others. */
  boolean holdsData();

  /** Why it cannot be read; empty where it can. */
  Optional<String> problem();
}
