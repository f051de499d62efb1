package hep.io.root.output.classes;

import hep.io.root.internal.Writable;
import hep.rootio.RootWriter;

/**
 * A text; its key has the name of the class.
 *
 * @param string the text
 */
public record TObjString(String string) implements Writable {
  @Override
  public String keyName() {
    return "TObjString";
  }

  @Override
  public void writeTo(RootWriter out, String path) {
    out.write(path, string);
  }
}
