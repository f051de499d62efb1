package hep.rootio.internal.container;

import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.bytes.Source;

/**
 * The first bytes of a file (TFile::WriteHeader). From version 1,000,000 on, four fields have 64
 * bits.
 *
 * @param version ROOT's version number, plus 1,000,000 for the wide form
 * @param begin where the first record starts
 * @param end one past the last record; of an unclosed file more or less than there is
 * @param seekFree where the list of free segments stands
 * @param nbytesFree its length
 * @param nbytesName length of the first key with name and title: the directory record follows it
 * @param compression 100 times the algorithm plus level
 * @param seekInfo where the StreamerInfo list stands
 * @param nbytesInfo its length
 */
public record FileHeader(
    int version,
    int begin,
    long end,
    long seekFree,
    int nbytesFree,
    int nbytesName,
    int compression,
    long seekInfo,
    int nbytesInfo) {

  private static final int WIDE = 1_000_000;
  private static final int MAGIC = 0x726F6F74;
  private static final int SHORTEST = 45;

  /**
   * Reads the header.
   *
   * @throws hep.rootio.RootFormatException when this is no ROOT file
   */
  public static FileHeader read(Source source) {
    Place place = new Place(source.name(), "");
    Cursor in = Cursor.over(source, place, 0, Math.min(source.size(), 64));
    if (in.remaining() < SHORTEST) {
      throw place.broken(0, "a ROOT file", "only " + in.remaining() + " bytes");
    }
    int magic = in.i32();
    if (magic != MAGIC) {
      throw place.broken(0, "a ROOT file, which starts with 'root'", "bytes %08x".formatted(magic));
    }
    int version = in.i32();
    boolean wide = version >= WIDE;
    int begin = in.i32();
    long end = wide ? in.i64() : in.u32();
    long seekFree = wide ? in.i64() : in.u32();
    int nbytesFree = in.i32();
    in.skip(4); // number of free segments
    int nbytesName = in.i32();
    in.skip(1); // size of pointers
    int compression = in.i32();
    long seekInfo = wide ? in.i64() : in.u32();
    int nbytesInfo = in.i32();
    if (begin < SHORTEST || begin >= source.size() || nbytesName < 0) {
      throw place.broken(8, "a first record within the file", "one at byte " + begin);
    }
    return new FileHeader(
        version, begin, end, seekFree, nbytesFree, nbytesName, compression, seekInfo, nbytesInfo);
  }
}
