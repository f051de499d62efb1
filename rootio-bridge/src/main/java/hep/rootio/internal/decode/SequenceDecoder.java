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
        Frame frame = readHead(in);
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
      Frame frame = readHead(in);
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
      boolean memberwise = framing != Framing.NONE && readHead(in).memberwise();
      while (in.remaining() > 0) {
        readOne(in, memberwise);
      }
    }
  }

  /**
   * A head, and where objects are stored member after member the version of their class, which
   * stands once for a group.
   */
  private Frame readHead(Cursor in) {
    Frame frame = Frame.read(in);
    if (frame.memberwise()) {
      int version = in.i16();
      int checksum = version <= 0 ? in.i32() : 0;
      if (item instanceof MembersDecoder objects) {
        objects.choose(in, version, checksum);
      }
    }
    return frame;
  }

  private void readOne(Cursor in, boolean memberwise) {
    if (!memberwise) {
      item.read(in, in.count(item.minimumBytes()));
    } else if (item instanceof MembersDecoder objects) {
      objects.readMemberwise(in);
    } else if (in.i32() != 0) {
      throw in.fail(
          "objects whose members the file describes", "others, stored member after member");
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
