package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Interpretation.Framing;
import hep.rootio.Interpretation.Text;
import hep.rootio.Interpretation.TextForm;
import hep.rootio.StringColumn;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.streamer.Frame;
import java.util.Arrays;

/** Strings in all forms. */
final class TextDecoder extends Decoder {
  private final Text type;
  private int[] offsets = new int[1 + Growth.FIRST];
  private byte[] bytes = new byte[16];
  private int size;

  TextDecoder(Text type) {
    this.type = type;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    expect(count);
    for (int i = 0; i < count; i++) {
      if (type.framing() == Framing.EACH) {
        Frame.read(in);
      }
      readOne(in);
    }
  }

  @Override
  void readTogether(Cursor in, int count) {
    if (type.framing() != Framing.NONE && count > 0) {
      Frame.read(in);
    }
    in.checkCount(count, 1);
    expect(count);
    for (int i = 0; i < count; i++) {
      readOne(in);
    }
  }

  @Override
  void readFilling(Cursor in) {
    if (type.framing() != Framing.NONE && in.remaining() > 0) {
      Frame.read(in);
    }
    while (in.remaining() > 0) {
      expect(1);
      readOne(in);
    }
  }

  private void readOne(Cursor in) {
    int length =
        switch (type.form()) {
          case SHORT_COUNT -> in.stringLength();
          case INT_COUNT -> in.count(1);
          case ZERO_TERMINATED -> in.zeroTerminatedLength();
        };
    int used = offsets[size];
    if (length > bytes.length - used) {
      bytes = Arrays.copyOf(bytes, Growth.capacity(used, length));
    }
    System.arraycopy(in.array(), in.advance(length), bytes, used, length);
    if (type.form() == TextForm.ZERO_TERMINATED) {
      in.skip(1);
    }
    size++;
    offsets[size] = used + length;
  }

  @Override
  public void expect(int more) {
    if (more > offsets.length - 1 - size) {
      offsets = Arrays.copyOf(offsets, 1 + Growth.capacity(size, more));
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Column column() {
    return new StringColumn(Arrays.copyOf(offsets, size + 1), Arrays.copyOf(bytes, offsets[size]));
  }

  @Override
  int minimumBytes() {
    return type.form() == TextForm.INT_COUNT ? 4 : 1;
  }
}
