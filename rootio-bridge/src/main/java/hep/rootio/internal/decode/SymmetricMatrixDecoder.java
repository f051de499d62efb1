package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Jagged;
import hep.rootio.Struct;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.streamer.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Symmetric matrices: the members of TMatrixTBase, then the upper triangle row by row
 * (TMatrixTSym::Streamer). Handed out as the full matrix.
 */
final class SymmetricMatrixDecoder extends Decoder {
  private static final List<String> NAMES =
      List.of("fNrows", "fNcols", "fRowLwb", "fColLwb", "fNelems", "fNrowIndex");

  private final boolean wide;
  private final List<CounterDecoder> shape =
      NAMES.stream().map(_ -> new CounterDecoder(4, false)).toList();
  private final DoubleDecoder tolerance = new DoubleDecoder();
  private final DoubleDecoder elements = new DoubleDecoder();
  private final Offsets offsets = new Offsets();

  /**
   * @param wide elements in double rather than single precision
   */
  SymmetricMatrixDecoder(boolean wide) {
    this.wide = wide;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    for (int k = 0; k < count; k++) {
      Frame frame = Frame.read(in);
      new ObjectBaseDecoder().read(in, 1);
      for (CounterDecoder member : shape) {
        member.read(in, 1);
      }
      tolerance.add(wide ? in.f64() : in.f32());
      int rows = shape.getFirst().value(size());
      if (rows < 0 || rows > in.remaining()) {
        throw in.fail("a matrix within " + in.remaining() + " bytes", rows + " rows");
      }
      in.checkCount((long) rows * (rows + 1) / 2, wide ? 8 : 4);
      elements.add(full(in, rows));
      offsets.add(elements.size());
      if (frame.end() >= in.position()) {
        frame.end(in); // some versions count only the base class
      }
    }
  }

  private double[] full(Cursor in, int rows) {
    double[] matrix = new double[rows * rows];
    for (int i = 0; i < rows; i++) {
      for (int j = i; j < rows; j++) {
        double value = wide ? in.f64() : in.f32();
        matrix[i * rows + j] = value;
        matrix[j * rows + i] = value;
      }
    }
    return matrix;
  }

  @Override
  public int size() {
    return offsets.size();
  }

  @Override
  public Column column() {
    List<String> names = new ArrayList<>(NAMES);
    List<Column> columns = new ArrayList<>(shape.stream().map(CounterDecoder::column).toList());
    names.add("fTol");
    columns.add(tolerance.column());
    names.add("fElements");
    columns.add(new Jagged(offsets.toArray(), elements.column()));
    return new Struct("TMatrixTSym", size(), names, columns);
  }

  @Override
  int minimumBytes() {
    return 30;
  }
}
