package hep.rootio.internal.write;

import java.time.LocalDateTime;

/**
 * The head in front of every record of a file (ROOT's TKey).
 *
 * @param bytes length of the record with this head
 * @param objectLength length of what follows the head, before compression
 * @param datime when it was written, as ROOT packs it
 * @param keyLength length of this head, with the 19 bytes that a basket adds
 * @param cycle tells records of one name apart; the highest counts
 * @param seek where the record starts
 * @param seekDirectory where the record of its directory starts
 * @param className class of the object
 * @param name name of the object
 * @param title title of the object
 */
public record KeyRecord(
    int bytes,
    int objectLength,
    int datime,
    int keyLength,
    int cycle,
    long seek,
    long seekDirectory,
    String className,
    String name,
    String title) {

  /** From here on ROOT writes positions with 64 bits. */
  static final long BIG = 2_000_000_000L;

  private static final int VERSION = 4;
  private static final int SMALL_LENGTH = 26;
  private static final int BIG_LENGTH = 34;

  /** What a version number grows by when 64-bit positions follow. */
  static final int BIG_VERSION = 1000;

  /** How long a head for a record at {@code seek} is. */
  static int lengthAt(long seek, String className, String name, String title) {
    int length =
        (seek > BIG ? BIG_LENGTH : SMALL_LENGTH)
            + Output.stringLength(className)
            + Output.stringLength(name)
            + Output.stringLength(title);
    if (length > Short.MAX_VALUE - 64) {
      throw new IllegalArgumentException(
          "name and title of '%s...' are longer than the 32 kB that a ROOT key can hold"
              .formatted(name.substring(0, Math.min(40, name.length()))));
    }
    return length;
  }

  /**
   * Whether positions have 64 bits; a head that was read may have them without need, which its
   * length tells.
   */
  private boolean wide() {
    int texts =
        Output.stringLength(className) + Output.stringLength(name) + Output.stringLength(title);
    return seek > BIG || keyLength == BIG_LENGTH + texts;
  }

  void write(Output out) {
    boolean big = wide();
    out.i4(bytes).i2(big ? VERSION + BIG_VERSION : VERSION).i4(objectLength).i4(datime);
    out.i2(keyLength).i2(cycle);
    if (big) {
      out.i8(seek).i8(seekDirectory);
    } else {
      out.i4((int) seek).i4((int) seekDirectory);
    }
    out.string(className).string(name).string(title);
  }

  /** Date and time as ROOT's TDatime packs them into 32 bits. */
  static int pack(LocalDateTime time) {
    return (time.getYear() - 1995) << 26
        | time.getMonthValue() << 22
        | time.getDayOfMonth() << 17
        | time.getHour() << 12
        | time.getMinute() << 6
        | time.getSecond();
  }
}
