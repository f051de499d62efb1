package hep.rootio.internal.rntuple;

import hep.rootio.Column;
import hep.rootio.Interpretation;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.decode.Decoder;
import hep.rootio.internal.decode.Decoders;
import java.util.List;
import java.util.function.Supplier;

/**
 * Objects as ROOT streams them: where the bytes of each end in one column, the bytes in another.
 * They are big-endian and have heads, as in a TTree; references count from an object's first byte.
 *
 * @param decoders makes a compiler for one thread
 */
record StreamedField(
    StoredColumn ends,
    StoredColumn bytes,
    Borders borders,
    Interpretation interpretation,
    Supplier<Decoders> decoders)
    implements FieldReader {
  @Override
  public Column read(List<Slice> slices) {
    Borders.Cut cut = borders.cut(ends, slices);
    int[] offsets = cut.offsets();
    byte[] all = bytes.bytes(cut.inside());
    Decoders compiler = decoders.get();
    Decoder decoder = compiler.of(interpretation);
    for (int i = 0; i < offsets.length - 1; i++) {
      Cursor in = new Cursor(borders.place(), all, offsets[i], offsets[i + 1], -(long) offsets[i]);
      compiler.heap().forget();
      decoder.read(in, 1);
      if (in.remaining() > 0) {
        throw in.fail("the end of an object", in.remaining() + " bytes more");
      }
    }
    return decoder.column();
  }

  @Override
  public List<StoredColumn> columns() {
    return List.of(ends, bytes);
  }

  @Override
  public String type() {
    return interpretation.toString();
  }
}
