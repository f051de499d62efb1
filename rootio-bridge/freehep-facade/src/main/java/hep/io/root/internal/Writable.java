package hep.io.root.internal;

import hep.rootio.RootWriter;

/** What a file of {@link hep.io.root.output} takes. */
public interface Writable {
  /** The name of its key. */
  String keyName();

  /** Writes it as it is now under a path. */
  void writeTo(RootWriter out, String path);
}
