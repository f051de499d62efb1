package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.IntColumn;
import hep.rootio.Struct;
import hep.rootio.internal.bytes.Cursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * TRef: a TObject, then the number of the process that made it, or its UUID as text
 * (TRef::Streamer).
 */
final class RefDecoder extends Decoder {
  private static final int HAS_UUID = 1 << 5;

  private final ObjectBaseDecoder object = new ObjectBaseDecoder();
  private int[] process = new int[Growth.FIRST];

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    for (int i = 0; i < count; i++) {
      object.read(in, 1);
      int at = object.size() - 1;
      if (at == process.length) {
        process = Arrays.copyOf(process, Growth.capacity(at, 1));
      }
      if ((object.lastBits() & HAS_UUID) != 0) {
        in.skip(in.stringLength());
      } else {
        process[at] = in.u16();
      }
    }
  }

  @Override
  public int size() {
    return object.size();
  }

  @Override
  public Column column() {
    Struct base = (Struct) object.column();
    List<String> names = new ArrayList<>(base.names());
    List<Column> columns = new ArrayList<>(base.columns());
    names.add("fPID");
    columns.add(new IntColumn(Arrays.copyOf(process, size())));
    return new Struct("TRef", size(), names, columns);
  }

  @Override
  int minimumBytes() {
    return 11;
  }
}
