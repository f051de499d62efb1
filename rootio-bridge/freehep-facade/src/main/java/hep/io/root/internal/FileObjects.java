package hep.io.root.internal;

import hep.io.root.RootClass;
import hep.io.root.RootObject;
import hep.rootio.RootFile;
import hep.rootio.StoredClass;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects of a file through the interfaces of their classes. */
public final class FileObjects {
  private static final String INTERFACES = "hep.io.root.interfaces.";
  private static final Set<String> LISTS =
      Set.of("TList", "THashList", "TSortedList", "TObjArray", "TClonesArray");
  private static final int DEEPEST = 50;

  private final RootFile file;
  private final Map<String, StoredClass> classes = new HashMap<>();
  private ClassLoader loader = FileObjects.class.getClassLoader();

  /** The objects of an open file. */
  public FileObjects(RootFile file) {
    this.file = file;
    for (StoredClass stored : file.storedClasses()) {
      classes.merge(stored.name(), stored, (a, b) -> a.version() >= b.version() ? a : b);
    }
  }

  /** The file. */
  public RootFile file() {
    return file;
  }

  /** Where interfaces of further classes are looked for. */
  public void loader(ClassLoader other) {
    loader = other;
  }

  /** See {@link #loader(ClassLoader)}. */
  public ClassLoader loader() {
    return loader;
  }

  /** What the file says of a class. */
  Optional<StoredClass> stored(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  /** A class by name, described or not. */
  public RootClass rootClass(String name) {
    return new ClassView(this, name);
  }

  /** An object; null for a null pointer. */
  @Nullable Object wrap(Optional<hep.rootio.RootObject> object) {
    return object.map(this::wrap).orElse(null);
  }

  /** An object. */
  public RootObject wrap(hep.rootio.RootObject object) {
    String name = object.className();
    if (LISTS.contains(name) && object.has("arr")) {
      return Items.of(this, object);
    }
    return name.equals("TMap") && object.has("arr")
        ? Pairs.of(this, object)
        : proxy(object, new Object());
  }

  /** An object with methods beside those that its members give. */
  RootObject proxy(hep.rootio.RootObject object, Object more) {
    Class<?>[] faces = interfaces(object.className()).toArray(Class<?>[]::new);
    return (RootObject)
        Proxy.newProxyInstance(
            faces[0].getClassLoader(), faces, new ObjectHandler(this, object, more));
  }

  /** The interfaces of a class and its bases: none of them above another. */
  List<Class<?>> interfaces(String name) {
    Set<Class<?>> all = new LinkedHashSet<>();
    collect(name, all, 0);
    List<Class<?>> lowest = new ArrayList<>();
    for (Class<?> face : all) {
      if (all.stream().noneMatch(other -> other != face && face.isAssignableFrom(other))) {
        lowest.add(face);
      }
    }
    return lowest.isEmpty() ? List.of(RootObject.class) : lowest;
  }

  private void collect(String name, Set<Class<?>> all, int depth) {
    face(name).ifPresent(all::add);
    if (depth < DEEPEST) {
      stored(name).stream()
          .flatMap(stored -> stored.bases().stream())
          .forEach(base -> collect(base, all, depth + 1));
    }
  }

  /**
   * The interface for a class. The name comes from the file, so it is looked for in one package
   * only, nothing of it is run, and what is no interface for objects of files does not count.
   */
  private Optional<Class<?>> face(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,200}")) {
      return Optional.empty();
    }
    try {
      Class<?> found = Class.forName(INTERFACES + name, false, loader);
      boolean fits = found.isInterface() && RootObject.class.isAssignableFrom(found);
      return fits ? Optional.of(found) : Optional.empty();
    } catch (ClassNotFoundException | LinkageError _) {
      return Optional.empty();
    }
  }
}
