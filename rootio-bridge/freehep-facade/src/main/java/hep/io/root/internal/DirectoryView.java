package hep.io.root.internal;

import hep.io.root.RootClass;
import hep.io.root.RootObject;
import hep.io.root.interfaces.TDatime;
import hep.io.root.interfaces.TDirectory;
import hep.io.root.interfaces.TKey;
import hep.io.root.interfaces.TTree;
import hep.rootio.RootDirectory;
import hep.rootio.RootFormatException;
import hep.rootio.RootKey;
import hep.rootio.RootNameException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A directory and its keys. */
public final class DirectoryView implements TDirectory {
  private final FileObjects file;
  private final RootDirectory directory;
  private final String name;
  private final String title;
  private final List<RootKey> keys;

  /** A directory of a file. */
  public DirectoryView(FileObjects file, RootDirectory directory, String name, String title) {
    this.file = file;
    this.directory = directory;
    this.name = name;
    this.title = title;
    this.keys = directory.keys();
  }

  @Override
  public TKey getKey(int index) {
    return new KeyView(keys.get(index));
  }

  @Override
  public TKey getKey(String wanted) {
    return found(k -> k.name().equals(wanted), wanted);
  }

  @Override
  public TKey getKey(String wanted, int cycle) {
    return found(k -> k.name().equals(wanted) && k.cycle() == cycle, wanted + ";" + cycle);
  }

  @Override
  public TKey getKeyForTitle(String wanted) {
    return found(k -> k.title().equals(wanted), wanted);
  }

  @Override
  public boolean hasKey(String wanted) {
    return keys.stream().anyMatch(k -> k.name().equals(wanted));
  }

  @Override
  public boolean hasKey(String wanted, int cycle) {
    return keys.stream().anyMatch(k -> k.name().equals(wanted) && k.cycle() == cycle);
  }

  private TKey found(Predicate<RootKey> wanted, String shown) {
    Optional<RootKey> key =
        keys.stream().filter(wanted).max(Comparator.comparingInt(RootKey::cycle));
    return new KeyView(
        key.orElseThrow(
            () -> new IllegalArgumentException("Key " + shown + " not found in " + directory)));
  }

  @Override
  public @Nullable TDatime getDatimeC() {
    return directory.created().map(Time::new).orElse(null);
  }

  @Override
  public @Nullable TDatime getDatimeM() {
    return directory.modified().map(Time::new).orElse(null);
  }

  /** A time of the zone of this JVM. */
  private final class Time implements TDatime {
    private final LocalDateTime time;

    Time(LocalDateTime time) {
      this.time = time;
    }

    @Override
    public Date getDate() {
      return Date.from(time.atZone(ZoneId.systemDefault()).toInstant());
    }

    @Override
    public RootClass getRootClass() {
      return file.rootClass("TDatime");
    }

    @Override
    public String toString() {
      return time.toString();
    }
  }

  @Override
  public int nKeys() {
    return keys.size();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getTitle() {
    return title;
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
    return file.rootClass("TDirectory");
  }

  @Override
  public String toString() {
    return directory.toString();
  }

  /** A key of this directory. */
  private final class KeyView implements TKey {
    private final RootKey key;

    KeyView(RootKey key) {
      this.key = key;
    }

    @Override
    public short getCycle() {
      return (short) key.cycle();
    }

    @Override
    public RootObject getObject() throws IOException {
      try {
        return object();
      } catch (RootFormatException | RootNameException e) {
        throw new IOException(e.getMessage(), e);
      } catch (UncheckedIOException e) {
        throw new IOException(e.getMessage(), e.getCause());
      }
    }

    private RootObject object() {
      if (key.className().startsWith("TDirectory")) {
        return new DirectoryView(file, directory.directory(key.name()), key.name(), key.title());
      }
      String exact = key.name() + ";" + key.cycle();
      hep.rootio.RootObject object = directory.object(exact);
      if (object.has("fBranches") && RootDirectory.isTree(key.className())) {
        return (TTree) file.proxy(object, new TreeView(file, object, directory.tree(exact)));
      }
      return file.wrap(object);
    }

    @Override
    public RootClass getObjectClass() {
      return file.rootClass(key.className());
    }

    @Override
    public String getName() {
      return key.name();
    }

    @Override
    public String getTitle() {
      return key.title();
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
      return file.rootClass("TKey");
    }

    @Override
    public String toString() {
      return key.className() + " " + key.name() + ";" + key.cycle();
    }
  }
}
