package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Interpretation;
import hep.rootio.RootFormatException;
import hep.rootio.RootObject;
import hep.rootio.Struct;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.streamer.Tags;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The objects behind pointers. Objects of one class are rows of the same columns; an object that
 * holds another of its own class opens a second set, since a row must be complete before the next
 * begins.
 */
public final class ObjectHeap {
  private static final int DEEPEST = 100;

  private final Decoders compiler;
  private final Tags tags = new Tags();
  private final Map<Long, RootObject> met = new HashMap<>();
  private Map<String, Deque<Store>> idle = new HashMap<>();
  private int depth;

  ObjectHeap(Decoders compiler) {
    this.compiler = compiler;
  }

  /** Columns of some objects of a class. */
  private static final class Store {
    private final Decoder decoder;
    private @Nullable Struct struct;

    Store(Decoder decoder) {
      this.decoder = decoder;
    }

    /** The columns; asked for only when all objects are read. */
    Struct struct() {
      if (struct == null) {
        struct =
            switch (decoder.column()) {
              case Struct s -> s;
              case Column c -> new Struct("", c.length(), List.of("value"), List.of(c));
            };
      }
      return struct;
    }
  }

  /** What is read next was moved by so many bytes after its references were written. */
  public void moved(long bytes) {
    tags.moved(bytes);
  }

  /** Forgets objects met, as at the start of an entry: references do not reach across entries. */
  public void forget() {
    if (!met.isEmpty()) {
      met.clear();
    }
    tags.clear();
  }

  /**
   * Reads a pointer and what it points to, if that follows. A reference to nothing known is empty.
   */
  Optional<RootObject> pointer(Cursor in) {
    Tags.Tag tag = tags.read(in);
    if (!tag.present()) {
      return tag.reference() == 0
          ? Optional.empty()
          : Optional.ofNullable(met.get(tag.reference()));
    }
    return Optional.of(present(tag, in));
  }

  /**
   * Reads a pointer like {@link #pointer}, but an object that cannot be read does not spoil what
   * stands after it: it is passed over by its length, and refused when its members are asked for.
   */
  Optional<RootObject> separate(Cursor in) {
    Tags.Tag tag = tags.read(in);
    if (!tag.present() || tag.end() < 0) {
      return tag.present()
          ? Optional.of(present(tag, in))
          : Optional.ofNullable(met.get(tag.reference()));
    }
    // Columns of its own: what it leaves half read must not stand beside other objects.
    Map<String, Deque<Store>> outside = idle;
    int limit = in.limit();
    int outsideDepth = depth;
    idle = new HashMap<>();
    try {
      return Optional.of(present(tag, in));
    } catch (RootFormatException e) {
      depth = outsideDepth;
      met.keySet().removeIf(reference -> reference >= tag.offset());
      in.limit(limit);
      tag.end(in);
      return Optional.of(
          new RootObject(
              tag.className(),
              () -> {
                throw e;
              },
              0));
    } finally {
      idle = outside;
    }
  }

  private RootObject present(Tags.Tag tag, Cursor in) {
    Interpretation type = compiler.rules().type(tag.className(), true);
    int limit = in.limit();
    if (tag.end() >= 0) {
      in.limit(tag.end());
    }
    RootObject object = object(tag.className(), type, in, tag.offset());
    in.limit(limit);
    tag.end(in);
    return object;
  }

  /** Reads an object by value, whose layout the rules choose. */
  RootObject value(String className, Cursor in) {
    return object(className, compiler.rules().type(className, true), in, 0);
  }

  /** Reads an object by value. */
  public RootObject object(String className, Interpretation type, Cursor in) {
    return object(className, type, in, 0);
  }

  private RootObject object(String className, Interpretation type, Cursor in, long reference) {
    if (depth >= DEEPEST) {
      throw in.fail("objects within objects at most " + DEEPEST + " deep", "more");
    }
    Deque<Store> stores = idle.computeIfAbsent(className, _ -> new ArrayDeque<>());
    Store store = stores.isEmpty() ? new Store(compiler.of(type)) : stores.pop();
    RootObject object = new RootObject(className, store::struct, store.decoder.size());
    if (reference != 0) {
      met.put(reference, object);
    }
    depth++;
    store.decoder.read(in, 1);
    depth--;
    stores.push(store);
    return object;
  }
}
