package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Interpretation.Framing;
import hep.rootio.Interpretation.Text;
import hep.rootio.Interpretation.TextForm;
import hep.rootio.Jagged;
import hep.rootio.Struct;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.streamer.Frame;
import java.util.List;

/**
 * TRefArray: name, size, lower bound, process, and a unique ID for each object referred to
 * (TRefArray::Streamer).
 */
final class RefArrayDecoder extends Decoder {
  private final ObjectBaseDecoder object = new ObjectBaseDecoder();
  private final TextDecoder name = new TextDecoder(new Text(TextForm.SHORT_COUNT, Framing.NONE));
  private final IntDecoder lowerBound = new IntDecoder(false);
  private final ShortDecoder process = new ShortDecoder(true);
  private final IntDecoder ids = new IntDecoder(true);
  private final Offsets offsets = new Offsets();

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    for (int i = 0; i < count; i++) {
      Frame frame = Frame.read(in);
      object.read(in, 1);
      name.read(in, 1);
      int elements = in.count(4);
      lowerBound.read(in, 1);
      process.read(in, 1);
      ids.read(in, elements);
      offsets.add(ids.size());
      frame.end(in);
    }
  }

  @Override
  public int size() {
    return offsets.size();
  }

  @Override
  public Column column() {
    return new Struct(
        "TRefArray",
        size(),
        List.of("TObject", "name", "fLowerBound", "fPID", "fUIDs"),
        List.of(
            object.column(),
            name.column(),
            lowerBound.column(),
            process.column(),
            new Jagged(offsets.toArray(), ids.column())));
  }

  @Override
  int minimumBytes() {
    return 24;
  }
}
