package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Interpretation.Members;
import hep.rootio.Struct;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.columns.Concatenation;
import hep.rootio.internal.streamer.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects, member after member. The version in an object's head decides which description is used.
 * Where it changes, the objects before and after are put together in the end, with zeros for the
 * members that one of them lacks.
 */
final class MembersDecoder extends Decoder {
  private static final int HEAD = 6;
  private static final int MOST_EMPTY_OBJECTS = 1 << 16;
  private static final int MOST_CHANGES = 1000;

  private final Decoders compiler;
  private Members type;
  private List<Decoder> members;
  private final List<Column> earlier = new ArrayList<>();
  private int before;
  private int size;

  MembersDecoder(Members type, Decoders compiler) {
    this.type = type;
    this.compiler = compiler;
    this.members = compiler.members(type, this);
  }

  @Override
  public void read(Cursor in, int count) {
    if (count > 1 || minimumBytes() > 0) {
      in.checkCount(count, minimumBytes());
    }
    if (!type.framed()) {
      readMembers(in, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      Frame frame = Frame.read(in, true);
      choose(in, frame.version(), frame.checksum());
      readMembers(in, 1);
      if (frame.end() > in.position()) {
        // Somebody's own code streamed it, or a description of another layout: no value is sure.
        throw in.fail(
            "a %s of %d bytes".formatted(type.className(), frame.end() - frame.start()),
            "members of %d bytes".formatted(in.position() - frame.start()));
      }
      frame.end(in);
    }
  }

  /** Reads a count and so many objects, stored member after member. */
  void readMemberwise(Cursor in) {
    int count = in.i32();
    int width = memberwiseBytes();
    if (width > 0 || count > MOST_EMPTY_OBJECTS) {
      in.checkCount(count, width);
    }
    readColumns(in, count);
  }

  /**
   * Reads objects member after member: each member of all objects before the next member. The
   * members of base classes stand there like the object's own.
   */
  void readColumns(Cursor in, int count) {
    for (int i = 0; i < members.size(); i++) {
      if (type.members().get(i).base() && members.get(i) instanceof MembersDecoder base) {
        base.readColumns(in, count);
      } else {
        members.get(i).readTogether(in, count);
      }
    }
    size += count;
  }

  /**
   * The fewest bytes an object takes where members are stored together; 0 where it has nothing to
   * store.
   */
  private int memberwiseBytes() {
    long sum = 0;
    for (int i = 0; i < members.size(); i++) {
      Decoder member = members.get(i);
      sum +=
          type.members().get(i).base() && member instanceof MembersDecoder base
              ? base.memberwiseBytes()
              : Math.max(1, member.minimumBytes() - HEAD); // a group has one head for all
    }
    return (int) Math.min(Integer.MAX_VALUE, sum);
  }

  private void readMembers(Cursor in, int count) {
    for (int i = 0; i < count; i++) {
      for (Decoder member : members) {
        member.read(in, 1);
      }
      size++;
    }
  }

  /** Goes by the description of a version, where it is another than before. */
  void choose(Cursor in, int version, int checksum) {
    if (version == type.version() && checksum == 0) {
      return;
    }
    Members actual = compiler.rules().version(type, version, checksum);
    if (actual.equals(type)) {
      return;
    }
    if (size > before) {
      if (earlier.size() == MOST_CHANGES) {
        throw in.fail(
            "%s of version %d as before".formatted(type.className(), type.version()),
            "version " + version);
      }
      earlier.add(current());
      before = size;
    }
    type = actual;
    members = compiler.members(type, this);
  }

  /** The value of a counting member of object number {@code row}, which may be a base class's. */
  int count(String name, int row, Cursor in) {
    for (int i = members.size() - 1; i >= 0; i--) {
      if (members.get(i) instanceof CounterDecoder counter
          && type.members().get(i).name().equals(name)
          && row < counter.size()) {
        return counter.value(row);
      }
      if (members.get(i) instanceof MembersDecoder base
          && type.members().get(i).base()
          && base.type.members().stream().anyMatch(m -> m.base() || m.name().equals(name))) {
        return base.count(name, row - base.before, in);
      }
    }
    throw in.fail(
        "a count '" + name + "' before the array it counts", "none in " + type.className());
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Column column() {
    return struct();
  }

  /** All objects read. */
  Struct struct() {
    if (earlier.isEmpty()) {
      return current();
    }
    List<Column> all = new ArrayList<>(earlier);
    all.add(current());
    return (Struct) Concatenation.of(all);
  }

  /**
   * The objects since the version changed. Members of base classes become members of the object.
   */
  private Struct current() {
    List<String> names = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Column column = members.get(i).column();
      if (type.members().get(i).base() && column instanceof Struct base) {
        names.addAll(base.names());
        columns.addAll(base.columns());
      } else {
        names.add(type.members().get(i).name());
        columns.add(column);
      }
    }
    return new Struct(type.className(), size - before, names, columns);
  }

  @Override
  int minimumBytes() {
    if (type.framed()) {
      return 2; // the head; what follows depends on the version it names
    }
    long sum = 0;
    for (Decoder member : members) {
      sum += member.minimumBytes();
    }
    return (int) Math.min(Integer.MAX_VALUE, sum);
  }

  @Override
  public int width() {
    if (type.framed()) {
      return 0;
    }
    long sum = 0;
    for (Decoder member : members) {
      if (member.width() == 0) {
        return 0;
      }
      sum += member.width();
    }
    return (int) Math.min(Integer.MAX_VALUE, sum);
  }
}
