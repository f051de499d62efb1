package hep.rootio;

import java.util.List;

/**
 * Several named columns of equal length: the members of an object, the leaves of a leaf list.
 *
 * @param name the class, empty where there is none
 * @param length how many values, also where there are no members
 * @param names one name a column; a name may repeat
 * @param columns as long as each other
 */
public record Struct(String name, int length, List<String> names, List<Column> columns)
    implements Column {
  /** Refuses columns of different lengths with an IllegalArgumentException. */
  public Struct {
    names = List.copyOf(names);
    columns = List.copyOf(columns);
    if (names.size() != columns.size()) {
      throw new IllegalArgumentException(
          "struct: expected as many names as columns, found " + names + " for " + columns.size());
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).length() != length) {
        throw new IllegalArgumentException(
            "struct %s: expected %d values in '%s', found %d"
                .formatted(name, length, names.get(i), columns.get(i).length()));
      }
    }
  }

  /** Named columns, at least one, without a class. */
  public Struct(List<String> names, List<Column> columns) {
    this("", columns.getFirst().length(), names, columns);
  }

  @Override
  public String type() {
    StringBuilder text = new StringBuilder(name).append('{');
    for (int i = 0; i < names.size(); i++) {
      text.append(i == 0 ? "" : ", ")
          .append(names.get(i))
          .append(": ")
          .append(columns.get(i).type());
    }
    return text.append('}').toString();
  }

  /**
   * The column of that name, the first where the name repeats.
   *
   * @throws RootNameException where there is none
   */
  public Column column(String member) {
    int at = names.indexOf(member);
    if (at < 0) {
      throw RootNameException.missing("struct " + name, "member", member, names);
    }
    return columns.get(at);
  }
}
