package hep.io.root.output;

import hep.io.root.internal.Writable;
import hep.rootio.RootWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A directory of a file that is being written. */
public sealed class TDirectory permits TFile {
  private final String name;
  private final List<Writable> objects = new ArrayList<>();
  private final Map<String, TDirectory> directories = new LinkedHashMap<>();

  TDirectory(String name) {
    this.name = name;
  }

  /** Its name. */
  public final String getName() {
    return name;
  }

  /**
   * Takes an object, which is written as it is when the file is closed.
   *
   * @throws IllegalArgumentException for what cannot be written; says what can
   */
  public final void add(Object object) {
    if (!(object instanceof Writable writable)) {
      throw new IllegalArgumentException(
          "%s cannot be written; what can is TNamed, TObjString, TH1D, TH2D, TProfile, TProfile2D"
              .formatted(object.getClass().getName()));
    }
    objects.add(writable);
  }

  /** The directory of that name in this one; null where there is none. */
  public final @Nullable TDirectory findDir(String wanted) {
    return directories.get(wanted);
  }

  /**
   * The directory of that name or, where asked for, of that path; null where there is none.
   *
   * @param recursive whether slashes part names
   */
  public final @Nullable TDirectory findDir(String path, boolean recursive) {
    if (!recursive) {
      return findDir(path);
    }
    @Nullable TDirectory at = this;
    for (String part : path.split("/", -1)) {
      at = at == null ? null : at.findDir(part);
    }
    return at;
  }

  /**
   * Makes a directory in this one.
   *
   * @throws IllegalArgumentException where there is one of that name
   */
  public final TDirectory mkdir(String wanted) {
    if (directories.containsKey(wanted)) {
      throw new IllegalArgumentException("Directory " + wanted + " already exists");
    }
    TDirectory made = new TDirectory(wanted);
    directories.put(wanted, made);
    return made;
  }

  /**
   * Makes a directory and, where asked for, those on the way to it that are missing.
   *
   * @param recursive whether slashes part names; then a directory that is there is no error
   */
  public final TDirectory mkdir(String path, boolean recursive) {
    if (!recursive) {
      return mkdir(path);
    }
    TDirectory at = this;
    for (String part : path.split("/", -1)) {
      @Nullable TDirectory next = at.findDir(part);
      at = next == null ? at.mkdir(part) : next;
    }
    return at;
  }

  final void writeTo(RootWriter out, String path) {
    objects.forEach(object -> object.writeTo(out, path + object.keyName()));
    directories.forEach((below, directory) -> {
      out.directory(path + below);
      directory.writeTo(out, path + below + "/");
    });
  }
}
