package hep.io.root.internal;

import hep.io.root.RootClass;
import hep.io.root.interfaces.TMap;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects by objects. */
final class Pairs extends AbstractMap<@Nullable Object, @Nullable Object> implements TMap {
  private final FileObjects file;
  private final String name;
  private final Map<@Nullable Object, @Nullable Object> pairs;

  private Pairs(FileObjects file, String name, Map<@Nullable Object, @Nullable Object> pairs) {
    this.file = file;
    this.name = name;
    this.pairs = Collections.unmodifiableMap(pairs);
  }

  /** The pairs of a TMap. */
  static Pairs of(FileObjects file, hep.rootio.RootObject map) {
    Map<@Nullable Object, @Nullable Object> found = new LinkedHashMap<>();
    for (var pair : map.objects("arr")) {
      if (pair.isPresent()) {
        found.put(file.wrap(pair.get().object("first")), file.wrap(pair.get().object("second")));
      }
    }
    return new Pairs(file, map.has("name") ? map.text("name") : "", found);
  }

  @Override
  public Set<Map.Entry<@Nullable Object, @Nullable Object>> entrySet() {
    return pairs.entrySet();
  }

  @Override
  public int size() {
    return pairs.size();
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
    return file.rootClass("TMap");
  }
}
