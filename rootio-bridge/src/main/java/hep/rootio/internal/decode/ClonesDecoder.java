package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Jagged;
import hep.rootio.ObjectColumn;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.streamer.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TClonesArray: the name of the class, a count, and the objects, usually member after member
 * (TClonesArray::Streamer).
 */
final class ClonesDecoder extends Decoder {
  private static final int BYPASS_STREAMER = 1 << 12;

  private final Decoders compiler;
  private final Offsets offsets = new Offsets();
  private @Nullable Decoder item;
  private String className = "";

  ClonesDecoder(Decoders compiler) {
    this.compiler = compiler;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    for (int i = 0; i < count; i++) {
      Frame frame = Frame.read(in);
      readOne(in, frame);
      frame.end(in);
    }
  }

  private void readOne(Cursor in, Frame frame) {
    ObjectBaseDecoder object = new ObjectBaseDecoder();
    if (frame.version() > 2) {
      object.read(in, 1);
    }
    if (frame.version() > 1) {
      in.string();
    }
    String described = in.string();
    int elements = Math.abs(Math.max(in.i32(), -Integer.MAX_VALUE));
    in.skip(4); // lower bound
    String named = described.substring(0, Math.max(0, described.indexOf(';')));
    if (item == null || (item.size() == 0 && !className.equals(named))) {
      className = named;
      item = compiler.of(compiler.rules().type(named.isEmpty() ? "TObject" : named, true));
    } else if (!className.equals(named) && elements > 0) {
      throw in.fail("objects of class " + className + " as before", "of class " + named);
    }
    in.checkCount(elements, 1);
    if (object.size() > 0
        && (object.lastBits() & BYPASS_STREAMER) != 0
        && item instanceof MembersDecoder objects) {
      objects.choose(in, version(described), 0);
      objects.readColumns(in, elements);
    } else {
      for (int i = 0; i < elements; i++) {
        if (in.i8() != 0) {
          item.read(in, 1);
        }
      }
    }
    offsets.add(item.size());
  }

  /** The version of the class in {@code Track;2}; -1 where there is none. */
  private static int version(String described) {
    try {
      return Integer.parseInt(described.substring(described.indexOf(';') + 1));
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  @Override
  public int size() {
    return offsets.size();
  }

  @Override
  public Column column() {
    return new Jagged(
        offsets.toArray(), item == null ? new ObjectColumn(List.of()) : item.column());
  }

  @Override
  int minimumBytes() {
    return 20;
  }
}
