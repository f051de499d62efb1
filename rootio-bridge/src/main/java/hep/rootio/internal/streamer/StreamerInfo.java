package hep.rootio.internal.streamer;

import hep.rootio.internal.bytes.Cursor;
import java.util.ArrayList;
import java.util.List;

/**
 * The description of one version of a class (TStreamerInfo): its base classes and members, in the
 * order they are streamed.
 *
 * @param name the class
 * @param checksum of the description; selects it where the class has no version
 * @param version of the class
 * @param elements base classes and members
 */
public record StreamerInfo(String name, int checksum, int version, List<StreamerElement> elements) {

  /** Copies the list. */
  public StreamerInfo {
    elements = List.copyOf(elements);
  }

  /** Reads the description after its class tag. */
  static StreamerInfo read(Cursor in, Tags tags) {
    Frame frame = Frame.read(in);
    Named named = Named.read(in);
    int checksum = in.i32();
    int version = in.i32();
    List<StreamerElement> elements = new ArrayList<>();
    Tags.Tag list = tags.read(in);
    if (list.present()) {
      Frame array = Frame.read(in);
      Named.skipObject(in);
      in.string();
      int count = in.count(4);
      in.skip(4); // lower bound
      for (int i = 0; i < count; i++) {
        Tags.Tag tag = tags.read(in);
        if (tag.present()) {
          elements.add(StreamerElement.read(in, tag.className()));
          tag.end(in);
        }
      }
      array.end(in);
      list.end(in);
    }
    frame.end(in);
    return new StreamerInfo(named.name(), checksum, version, elements);
  }

  @Override
  public String toString() {
    return name + ";" + version + " " + elements;
  }
}
