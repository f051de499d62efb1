package hep.rootio.internal.streamer;

import hep.rootio.internal.bytes.Cursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The classes that a file describes, by name, version and checksum. */
public final class Classes {
  private final Map<String, List<StreamerInfo>> byName = new HashMap<>();
  private final List<StreamerInfo> all;

  /** The descriptions given; of equal name and version the first counts. */
  public Classes(List<StreamerInfo> all) {
    this.all = List.copyOf(all);
    for (StreamerInfo info : all) {
      byName.computeIfAbsent(info.name(), _ -> new ArrayList<>()).add(info);
    }
  }

  /**
   * Reads the StreamerInfo list: a TList of TStreamerInfo, which may also hold a TList of rules.
   *
   * @throws hep.rootio.RootFormatException when it is broken
   */
  public static Classes read(Cursor in) {
    List<StreamerInfo> infos = new ArrayList<>();
    Tags tags = new Tags();
    Frame list = Frame.read(in);
    Named.skipObject(in);
    in.string();
    int count = in.count(5);
    for (int i = 0; i < count; i++) {
      Tags.Tag tag = tags.read(in);
      if (tag.className().equals("TStreamerInfo")) {
        infos.add(StreamerInfo.read(in, tags));
      }
      tag.end(in);
      in.skip(in.u8()); // the option that a TList keeps beside each object
    }
    list.end(in);
    return new Classes(infos);
  }

  /** These classes, and of the others those that this set does not have by name. */
  public Classes or(Classes others) {
    List<StreamerInfo> both = new ArrayList<>(all);
    others.all.stream().filter(info -> !byName.containsKey(info.name())).forEach(both::add);
    return new Classes(both);
  }

  /** All descriptions in the order of the file. */
  public List<StreamerInfo> all() {
    return all;
  }

  /** The description of a version of a class. */
  public Optional<StreamerInfo> find(String name, int version) {
    return named(name).stream().filter(i -> i.version() == version).findFirst();
  }

  /** The description of a class by checksum. */
  public Optional<StreamerInfo> findByChecksum(String name, int checksum) {
    return named(name).stream().filter(i -> i.checksum() == checksum).findFirst();
  }

  /** The description of the highest version of a class. */
  public Optional<StreamerInfo> latest(String name) {
    return named(name).stream().max((a, b) -> Integer.compare(a.version(), b.version()));
  }

  private List<StreamerInfo> named(String name) {
    return byName.getOrDefault(name, List.of());
  }
}
