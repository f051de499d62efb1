package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Interpretation.Framing;
import hep.rootio.Jagged;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.streamer.Frame;

/** Collections: a count, then the elements; objects possibly member after member. */
final class SequenceDecoder extends Decoder {
  private final Framing framing;
  private final Decoder item;
  private final Offsets offsets = new Offsets();

  SequenceDecoder(Framing framing, Decoder item) {
    this.framing = framing;
    this.item = item;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    offsets.expect(count);
    for (int i = 0; i < count; i++) {
      if (framing == Framing.EACH) {
        Frame frame = Frame.read(in);
        readOne(in, frame.memberwise());
        frame.end(in);
      } else {
        readOne(in, false);
      }
    }
  }

  @Override
  void readTogether(Cursor in, int count) {
    if (framing == Framing.NONE) {
      read(in, count);
    } else if (count > 0) {
      Frame frame = Frame.read(in);
      in.checkCount(count, 4);
      offsets.expect(count);
      for (int i = 0; i < count; i++) {
        readOne(in, frame.memberwise());
      }
      frame.end(in);
    }
  }

  @Override
  void readFilling(Cursor in) {
    if (in.remaining() > 0) {
      boolean memberwise = framing != Framing.NONE && Frame.read(in).memberwise();
      while (in.remaining() > 0) {
        readOne(in, memberwise);
      }
    }
  }

  private void readOne(Cursor in, boolean memberwise) {
    if (memberwise) {
      if (!(item instanceof MembersDecoder objects)) {
        throw in.fail("a collection of numbers or strings", "one stored member after member");
      }
      objects.readMemberwise(in);
    } else {
      item.read(in, in.count(item.minimumBytes()));
    }
    offsets.add(item.size());
  }

  @Override
  public void expect(int more) {
    offsets.expect(more);
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
    return framing == Framing.EACH ? 6 : 4;
  }
}
