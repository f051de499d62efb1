package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Struct;
import hep.rootio.internal.bytes.Cursor;
import java.util.List;

/**
 * TObject: version, unique ID, bits, and two bytes more where the object is referenced
 * (TObject::Streamer).
 */
final class ObjectBaseDecoder extends Decoder {
  /** Of the bits: a TRef points to the object. */
  static final int IS_REFERENCED = 1 << 4;

  private final CounterDecoder uniqueId = new CounterDecoder(4, true);
  private final CounterDecoder bits = new CounterDecoder(4, true);

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    for (int i = 0; i < count; i++) {
      if ((in.u16() & 0x4000) != 0) {
        in.skip(4); // a byte count was before the version
      }
      uniqueId.read(in, 1);
      bits.read(in, 1);
      if ((lastBits() & IS_REFERENCED) != 0) {
        in.skip(2);
      }
    }
  }

  /** The bits of the object read last. */
  int lastBits() {
    return bits.value(bits.size() - 1);
  }

  @Override
  public int size() {
    return bits.size();
  }

  @Override
  public Column column() {
    return new Struct(
        "TObject",
        size(),
        List.of("fUniqueID", "fBits"),
        List.of(uniqueId.column(), bits.column()));
  }

  @Override
  int minimumBytes() {
    return 10;
  }
}
