package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Jagged;
import hep.rootio.Struct;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.streamer.Frame;
import java.util.List;

/**
 * Symmetric matrices: rows, columns, first indices, and the upper triangle row by row
 * (TMatrixTSym::Streamer).
 */
final class SymmetricMatrixDecoder extends Decoder {
  private final Decoder elements;
  private final IntDecoder rows = new IntDecoder(false);
  private final Offsets offsets = new Offsets();

  SymmetricMatrixDecoder(Decoder elements) {
    this.elements = elements;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    for (int i = 0; i < count; i++) {
      Frame own = Frame.read(in);
      Frame base = Frame.read(in);
      new ObjectBaseDecoder().read(in, 1);
      int start = in.position();
      rows.read(in, 1);
      in.seek(start);
      long size = in.i32();
      base.end(in);
      long triangle = size * (size + 1) / 2;
      in.checkCount(Math.clamp(size, -1, 1 << 20), 1);
      in.checkCount(triangle, elements.width());
      elements.read(in, (int) triangle);
      offsets.add(elements.size());
      own.end(in);
    }
  }

  @Override
  public int size() {
    return offsets.size();
  }

  @Override
  public Column column() {
    return new Struct(
        "TMatrixTSym",
        size(),
        List.of("fNrows", "fElements"),
        List.of(rows.column(), new Jagged(offsets.toArray(), elements.column())));
  }

  @Override
  int minimumBytes() {
    return 30;
  }
}
