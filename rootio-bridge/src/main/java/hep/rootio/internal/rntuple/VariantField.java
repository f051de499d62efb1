package hep.rootio.internal.rntuple;

import hep.rootio.Column;
import hep.rootio.Union;
import hep.rootio.internal.columns.Concatenation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of one of several types each. */
record VariantField(StoredColumn switches, List<FieldReader> alternatives, Borders borders)
    implements FieldReader {
  /** A union's tags are bytes. */
  static final int MOST = Byte.MAX_VALUE;

  @Override
  public Column read(List<Slice> slices) {
    return Concatenation.of(slices.stream().map(this::read).toList());
  }

  private Column read(Slice slice) {
    switches.check(List.of(slice));
    int count = slice.count();
    int[] tags = new int[count];
    long[] index = new long[count];
    switches.switches(slice, tags, index);
    long[] first = new long[alternatives.size()];
    long[] end = new long[alternatives.size()];
    Arrays.fill(first, Long.MAX_VALUE);
    for (int i = 0; i < count; i++) {
      int tag = tags[i];
      if (tag < 0 || tag > alternatives.size() || index[i] < 0) {
        throw borders
            .place()
            .broken(
                0,
                "one of %d alternatives".formatted(alternatives.size()),
                "number %d, value %d".formatted(tag, index[i]));
      }
      if (tag > 0) {
        first[tag - 1] = Math.min(first[tag - 1], index[i]);
        end[tag - 1] = Math.max(end[tag - 1], index[i] + 1);
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int k = 0; k < alternatives.size(); k++) {
      first[k] = Math.min(first[k], end[k]);
      int values = borders.count(end[k] - first[k]);
      columns.add(alternatives.get(k).read(List.of(new Slice(slice.cluster(), first[k], values))));
    }
    byte[] shortTags = new byte[count];
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      shortTags[i] = (byte) tags[i];
      places[i] = tags[i] == 0 ? 0 : (int) (index[i] - first[tags[i] - 1]);
    }
    return new Union(shortTags, places, columns);
  }

  @Override
  public List<StoredColumn> columns() {
    return Stream.concat(
            Stream.of(switches),
            alternatives.stream().flatMap(alternative -> alternative.columns().stream()))
        .toList();
  }

  @Override
  public String type() {
    return alternatives.stream()
        .map(FieldReader::type)
        .collect(Collectors.joining(", ", "variant<", ">"));
  }
}
