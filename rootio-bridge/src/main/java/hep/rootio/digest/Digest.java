package hep.rootio.digest;

import hep.rootio.RootDirectory;
import hep.rootio.RootFile;
import hep.rootio.RootFormatException;
import hep.rootio.RootKey;
import hep.rootio.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The digest of a file: its keys, and a summary of every branch of every tree and of every other
 * object.
 */
public final class Digest {
  private static final int DEEPEST = 12;

  private final List<Object> keys = new ArrayList<>();
  private final List<Object> trees = new ArrayList<>();
  private final List<Object> objects = new ArrayList<>();

  private final Faults faults;

  private Digest(Faults faults) {
    this.faults = faults;
  }

  /**
   * The digest as JSON. A file that cannot be opened gives a record that says why.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  public static String of(Path file) {
    return of(file.toString());
  }

  /**
   * The digest of a file as JSON, as {@link #of(Path)}.
   *
   * @param location a path, or an address ({@code https}, {@code http}, {@code root})
   * @throws UncheckedIOException when the file cannot be read
   */
  public static String of(String location) {
    return of(location, Faults.THROWN);
  }

  private static String of(String location, Faults faults) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("file", name(location));
    Digest digest = new Digest(faults);
    try (RootFile root = RootFile.open(location)) {
      all.put("size", root.bytes());
      if (root.recovered()) {
        all.put("recovered", true);
      }
      digest.directory(root.root(), "", 0);
      all.put("status", "ok");
    } catch (RootFormatException e) {
      all.put("status", "error");
      all.put("error", String.valueOf(e.getMessage()));
    }
    all.put("keys", digest.keys);
    all.put("trees", digest.trees);
    all.put("objects", digest.objects);
    return Json.of(all);
  }

  /** The last part of a path or an address. */
  private static String name(String location) {
    return location.indexOf("://") > 1
        ? location.replaceFirst("[?#].*", "").replaceFirst(".*/", "")
        : String.valueOf(Path.of(location).getFileName());
  }

  /**
   * Writes {@code folder/<file name>.json} for a file, in one piece or not at all. A branch or
   * object that cannot be read, for whatever reason, has it in its record.
   *
   * @param location a path or an address
   * @throws UncheckedIOException when the file cannot be read or the digest not be written
   */
  public static void write(String location, Path folder) {
    Path target = folder.resolve(name(location) + ".json");
    Path making = folder.resolve(name(location) + ".json.part");
    String digest = of(location, Faults.RECORDED);
    try {
      Files.createDirectories(folder);
      Files.writeString(making, digest);
      Files.move(
          making, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(target + ": cannot be written", e);
    }
  }

  private void directory(RootDirectory directory, String prefix, int depth) {
    Map<String, RootKey> best = new LinkedHashMap<>();
    for (RootKey key : directory.keys()) {
      Map<String, Object> record = new LinkedHashMap<>();
      record.put("path", prefix + key.name());
      record.put("cycle", key.cycle());
      record.put("class", key.className());
      record.put("nbytes", key.storedBytes());
      record.put("objlen", key.objectBytes());
      keys.add(record);
      best.merge(key.name(), key, (a, b) -> a.cycle() >= b.cycle() ? a : b);
    }
    for (RootKey key : best.values()) {
      String path = prefix + key.name();
      Map<String, Object> record = new LinkedHashMap<>();
      record.put("path", path);
      record.put("class", key.className());
      record.put("cycle", key.cycle());
      boolean tree = RootDirectory.isTree(key.className());
      try {
        if (key.className().startsWith("TDirectory")) {
          if (depth < DEEPEST) {
            directory(directory.directory(key.name()), path + "/", depth + 1);
          }
          continue;
        }
        if (tree) {
          Tree opened = directory.tree(key.name()).withoutFriends();
          record.put("entries", opened.entries());
          record.put("branches", TreeDigest.branches(opened, faults));
        } else {
          record.put("summary", ObjectDigest.of(directory.object(key.name())));
        }
        record.put("status", "ok");
      } catch (RuntimeException e) { // see Faults
        record.putAll(faults.record(e));
      }
      (tree ? trees : objects).add(record);
    }
  }

  /** {@code --out DIR FILE...}: a digest of each file. */
  public static void main(String[] args) {
    if (args.length < 3 || !args[0].equals("--out")) {
      throw new IllegalArgumentException("usage: --out DIR FILE...");
    }
    for (int i = 2; i < args.length; i++) {
      write(args[i], Path.of(args[1]));
    }
  }
}
