package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.internal.bytes.Cursor;

/**
 * The status bits of a TObject that stand by themselves. Where they say that the object is
 * referenced, two bytes more tell by which process.
 */
final class BitsDecoder extends Decoder {
  private final CounterDecoder bits = new CounterDecoder(4, true);

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    for (int i = 0; i < count; i++) {
      bits.read(in, 1);
      if ((bits.value(bits.size() - 1) & ObjectBaseDecoder.IS_REFERENCED) != 0) {
        in.skip(2);
      }
    }
  }

  @Override
  public int size() {
    return bits.size();
  }

  @Override
  public Column column() {
    return bits.column();
  }

  @Override
  int minimumBytes() {
    return 4;
  }
}
