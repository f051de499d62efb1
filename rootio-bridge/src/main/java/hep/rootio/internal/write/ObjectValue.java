package hep.rootio.internal.write;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of a ROOT class on its way into a file: the members that differ from the presets of
 * {@link ClassTable}. Numbers and booleans are boxed, strings are String, arrays behind pointers
 * are primitive arrays, objects are ObjectValue, collections hold {@link #items}.
 */
public final class ObjectValue {
  private final String className;
  private final Map<String, Object> members = new HashMap<>();
  private List<ObjectValue> items = List.of();

  public ObjectValue(String className) {
    this.className = className;
  }

  /** A TList, TObjArray or THashList. */
  public static ObjectValue collection(String className, List<ObjectValue> items) {
    ObjectValue collection = new ObjectValue(className);
    collection.items = items;
    return collection;
  }

  /** A TArrayD, in which ROOT keeps the contents and edges of histograms. */
  public static ObjectValue arrayOf(double... values) {
    return new ObjectValue("TArrayD").with("fArray", values);
  }

  public ObjectValue with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  public ObjectValue named(String name, String title) {
    return with("fName", name).with("fTitle", title);
  }

  public String className() {
    return className;
  }

  List<ObjectValue> items() {
    return items;
  }

  @Nullable Object member(String name) {
    return members.get(name);
  }

  Map<String, Object> members() {
    return members;
  }
}
