package hep.rootio.internal.rntuple;

import hep.rootio.Column;
import hep.rootio.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Records, member after member. Members of base classes become members of the record. */
record RecordField(String typeName, List<Member> members) implements FieldReader {
  /**
   * A member.
   *
   * @param base whether it is a base class
   */
  record Member(String name, boolean base, FieldReader reader) {}

  @Override
  public Column read(List<Slice> slices) {
    List<String> names = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Member member : members) {
      Column column = member.reader().read(slices);
      if (member.base() && column instanceof Struct inner) {
        names.addAll(inner.names());
        columns.addAll(inner.columns());
      } else {
        names.add(member.name());
        columns.add(column);
      }
    }
    return new Struct(typeName, (int) Slice.total(slices), names, columns);
  }

  @Override
  public List<StoredColumn> columns() {
    return members.stream().flatMap(member -> member.reader().columns().stream()).toList();
  }

  @Override
  public String type() {
    return members.stream()
        .map(member -> member.name() + ": " + member.reader().type())
        .collect(Collectors.joining(", ", typeName + "{", "}"));
  }
}
