package hep.io.root.internal;

import hep.rootio.Column;
import hep.rootio.RootObject;
import hep.rootio.Struct;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a leaf can do beyond its members. The names are those of {@code TLeaf}. */
public final class LeafView {
  private static final Pattern FIXED = Pattern.compile("\\[(\\d{1,9})]");

  private final BranchView branch;
  private final RootObject object;

  LeafView(BranchView branch, RootObject object) {
    this.branch = branch;
    this.object = object;
  }

  /** A leaf's column out of its branch's. */
  static Column leafColumn(Column branch, String leaf) {
    return branch instanceof Struct several && several.names().contains(leaf)
        ? several.column(leaf)
        : branch;
  }

  /** How many dimensions. */
  public int getArrayDim() {
    boolean counted = object.object("fLeafCount").isPresent();
    return getMaxIndex().length + (counted ? 1 : 0);
  }

  /** The fixed dimensions, which stand in the title. */
  public int[] getMaxIndex() {
    Matcher sizes = FIXED.matcher(object.text("fTitle"));
    IntStream.Builder found = IntStream.builder();
    while (sizes.find()) {
      found.add(Integer.parseInt(sizes.group(1)));
    }
    return found.build().toArray();
  }

  /** The value of an entry. */
  public @Nullable Object getWrappedValue(long index) throws IOException {
    return branch.value(object.text("fName"), index);
  }

  /** The value of an entry. */
  public @Nullable Object getValue(long index) throws IOException {
    return getWrappedValue(index);
  }
}
