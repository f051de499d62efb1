package hep.rootio.internal.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A directory of a file in the making: where its record stands, and the keys it will list. */
public final class DirectoryOutput {
  final String name;
  final String title;
  final @Nullable DirectoryOutput parent;

  /** Start of its record. */
  final long seek;

  /** Bytes from there to the part that is filled in last. */
  final int nameLength;

  /** When it was made, as ROOT packs it. */
  final int created;

  final List<KeyRecord> keys = new ArrayList<>();
  final Map<String, DirectoryOutput> children = new LinkedHashMap<>();

  DirectoryOutput(
      String name,
      String title,
      @Nullable DirectoryOutput parent,
      long seek,
      int nameLength,
      int created) {
    this.name = name;
    this.title = title;
    this.parent = parent;
    this.seek = seek;
    this.nameLength = nameLength;
    this.created = created;
  }

  String className() {
    return parent == null ? "TFile" : "TDirectory";
  }

  /** One more than the highest cycle of that name. */
  int nextCycle(String keyName) {
    return keys.stream()
            .filter(k -> k.name().equals(keyName))
            .mapToInt(KeyRecord::cycle)
            .max()
            .orElse(0)
        + 1;
  }

  /** Its path in the file, without a leading slash; empty for the file itself. */
  String path() {
    return parent == null ? "" : parent.parent == null ? name : parent.path() + "/" + name;
  }
}
