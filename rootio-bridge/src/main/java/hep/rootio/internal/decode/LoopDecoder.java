package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Jagged;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.streamer.Frame;

/** A head, then objects up to the end that it tells (TStreamerLoop). */
final class LoopDecoder extends Decoder {
  private final Decoder item;
  private final Offsets offsets = new Offsets();

  LoopDecoder(Decoder item) {
    this.item = item;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    for (int i = 0; i < count; i++) {
      Frame frame = Frame.read(in);
      if (frame.end() < 0) {
        throw in.fail("the length of an array of objects", "none");
      }
      int limit = in.limit();
      in.limit(frame.end());
      while (in.remaining() > 0) {
        int before = in.position();
        item.read(in, 1);
        if (in.position() == before) {
          throw in.fail("objects of at least a byte", "none");
        }
      }
      in.limit(limit);
      offsets.add(item.size());
    }
  }

  @Override
  public int size() {
    return offsets.size();
  }

  @Override
  public Column column() {
    return new Jagged(offsets.toArray(), item.column());
  }

  @Override
  int minimumBytes() {
    return 2;
  }
}
