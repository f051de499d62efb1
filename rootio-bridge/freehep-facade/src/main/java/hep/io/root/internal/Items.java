package hep.io.root.internal;

import hep.io.root.RootClass;
import hep.io.root.interfaces.TClonesArray;
import hep.io.root.interfaces.TList;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of objects, which may hold null. */
final class Items extends AbstractList<@Nullable Object> implements TList, TClonesArray {
  private final FileObjects file;
  private final String className;
  private final String name;
  private final List<@Nullable Object> objects;

  Items(FileObjects file, String className, String name, List<? extends @Nullable Object> objects) {
    this.file = file;
    this.className = className;
    this.name = name;
    this.objects = Collections.unmodifiableList(new ArrayList<@Nullable Object>(objects));
  }

  /** The objects of a TList, a TObjArray and what else is stored like them. */
  static Items of(FileObjects file, hep.rootio.RootObject list) {
    List<@Nullable Object> found = new ArrayList<>();
    for (var element : list.objects("arr")) {
      boolean link = element.isPresent() && element.get().className().isEmpty();
      found.add(
          link && element.get().has("obj")
              ? file.wrap(element.get().object("obj"))
              : file.wrap(element));
    }
    return new Items(file, list.className(), list.has("name") ? list.text("name") : "", found);
  }

  @Override
  public @Nullable Object get(int index) {
    return objects.get(index);
  }

  @Override
  public int size() {
    return objects.size();
  }

  @Override
  public @Nullable Object getElementAt(int index) {
    return objects.get(index);
  }

  @Override
  public int getLowerBound() {
    return 0;
  }

  @Override
  public int getUpperBound() {
    return objects.size() - 1;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public int getBits() {
    return 0;
  }

  @Override
  public int getUniqueID() {
    return 0;
  }

  @Override
  public RootClass getRootClass() {
    return file.rootClass(className);
  }
}
