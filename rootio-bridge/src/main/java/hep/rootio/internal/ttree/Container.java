package hep.rootio.internal.ttree;

import hep.rootio.Column;
import hep.rootio.EntryRange;
import hep.rootio.Jagged;
import hep.rootio.Struct;
import hep.rootio.internal.bytes.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A branch that others stand below: an object that was split into its members, or a collection of
 * such objects. Its column is put together from theirs; members that cannot be read are left out.
 *
 * @param reader the branch itself
 * @param below the branches directly below
 * @param collection whether each entry holds several objects
 */
record Container(BranchReader reader, List<Container> below, boolean collection) {
  private static final Set<Integer> COLLECTIONS = Set.of(3, 4);
  private static final int BASE = 1;

  /** A branch with all that stand below it. */
  static Container of(BranchReader reader, List<BranchReader> all) {
    BranchRecord record = reader.record();
    boolean several = record.element() && COLLECTIONS.contains(record.integer("fType"));
    if (record.below().isEmpty() || (reader.holdsData() && !several)) {
      return new Container(reader, List.of(), false);
    }
    String prefix = reader.path() + "/";
    List<Container> below =
        all.stream()
            .filter(b -> b.path().startsWith(prefix) && b.path().indexOf('/', prefix.length()) < 0)
            .map(b -> of(b, all))
            .toList();
    return new Container(reader, below, several && !below.isEmpty());
  }

  /** Adds the branches whose columns are needed. */
  void needs(Set<BranchReader> needed) {
    if (below.isEmpty() || (collection && columnless())) {
      needed.add(reader);
    }
    for (Container container : below) {
      if (!container.below.isEmpty() || container.readable()) {
        container.needs(needed);
      }
    }
  }

  private boolean readable() {
    return reader.holdsData() && reader.problem().isEmpty();
  }

  /** Whether no branch below gives a column. */
  private boolean columnless() {
    return below.stream().noneMatch(c -> c.below.isEmpty() ? c.readable() : !c.columnless());
  }

  /**
   * The column over a run of entries.
   *
   * @param read the columns of the branches needed
   */
  Column column(Map<BranchReader, Column> read, EntryRange range) {
    if (below.isEmpty()) {
      return Objects.requireNonNull(read.get(reader));
    }
    List<String> names = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    members(read, range, prefix(), names, columns);
    if (!collection) {
      return new Struct(
          reader.record().text("fClassName"), Math.toIntExact(range.length()), names, columns);
    }
    String className = reader.record().text("fClonesName");
    if (columns.isEmpty()) {
      int[] offsets = Objects.requireNonNull(read.get(reader)).toInts();
      Arrays.parallelPrefix(offsets, Math::addExact);
      int[] ends = new int[offsets.length + 1];
      System.arraycopy(offsets, 0, ends, 1, offsets.length);
      return new Jagged(ends, new Struct(className, ends[offsets.length], names, columns));
    }
    return jagged(className, names, columns);
  }

  /** One list of objects an entry out of a list of values for each member. */
  private Column jagged(String className, List<String> names, List<Column> columns) {
    List<Column> contents = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!(columns.get(i) instanceof Jagged member)
          || !(columns.getFirst() instanceof Jagged first)
          || !Arrays.equals(member.offsets(), first.offsets())) {
        Place place = reader.place();
        throw place.broken(0, "as many values of each member", "others of '" + names.get(i) + "'");
      }
      contents.add(member.content());
    }
    int[] offsets = ((Jagged) columns.getFirst()).offsets();
    return new Jagged(
        offsets, new Struct(className, contents.getFirst().length(), names, contents));
  }

  private void members(
      Map<BranchReader, Column> read,
      EntryRange range,
      String prefix,
      List<String> names,
      List<Column> columns) {
    for (Container member : below) {
      BranchRecord record = member.reader.record();
      boolean base = record.element() && record.integer("fType") == BASE;
      if (!member.below.isEmpty() && (base || collection) && !member.collection) {
        member.members(read, range, prefix, names, columns);
      } else if (!member.below.isEmpty() || member.readable()) {
        names.add(shortName(record.name(), prefix));
        columns.add(member.column(read, range));
      }
    }
  }

  private String prefix() {
    String name = reader.record().name();
    return name.endsWith(".") ? name : name + ".";
  }

  /** {@code evt.P3.fPx[3]} below {@code evt.P3} is {@code fPx}. */
  private static String shortName(String name, String prefix) {
    String plain = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    int bracket = plain.indexOf('[');
    plain = bracket > 0 ? plain.substring(0, bracket) : plain;
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }
}
