package hep.rootio;

/**
 * How a file or a tree is compressed. Higher levels are slower and smaller; 1 to 9.
 *
 * @param algorithm what compresses
 * @param level 1 to 9; 0 with {@link Algorithm#NONE}. LZ4 knows one level only and takes any
 */
public record Compression(Algorithm algorithm, int level) {
  /** The algorithms of ROOT. */
  public enum Algorithm {
    /** Bytes as they are: fastest to read, largest. */
    NONE,
    /** zlib: what every ROOT version reads. */
    ZLIB,
    /** xz: smallest and slowest by far. */
    LZMA,
    /** LZ4: nearly as fast as none; ROOT 6.10 and newer. */
    LZ4,
    /** Zstandard: smaller and faster than zlib; ROOT 6.20 and newer. */
    ZSTD
  }

  /** Refuses a level outside 1 to 9 (0 with NONE) with an IllegalArgumentException. */
  public Compression {
    int least = algorithm == Algorithm.NONE ? 0 : 1;
    int most = algorithm == Algorithm.NONE ? 0 : 9;
    if (level < least || level > most) {
      throw new IllegalArgumentException(
          "compression %s: expected a level from %d to %d, found %d"
              .formatted(algorithm, least, most, level));
    }
  }

  /** No compression. */
  public static Compression none() {
    return new Compression(Algorithm.NONE, 0);
  }

  /** zlib at level 1, as ROOT writes by default. */
  public static Compression zlib() {
    return new Compression(Algorithm.ZLIB, 1);
  }

  /** xz at level 5. */
  public static Compression lzma() {
    return new Compression(Algorithm.LZMA, 5);
  }

  /** LZ4. */
  public static Compression lz4() {
    return new Compression(Algorithm.LZ4, 4);
  }

  /** Zstandard at level 5. */
  public static Compression zstd() {
    return new Compression(Algorithm.ZSTD, 5);
  }
}
