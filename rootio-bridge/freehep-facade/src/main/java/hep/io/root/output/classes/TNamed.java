package hep.io.root.output.classes;

import hep.io.root.internal.Writable;
import hep.rootio.RootWriter;

/** A name and a title. */
public class TNamed implements Writable {
  private String name;
  private String title;

  /** Both. */
  public TNamed(String name, String title) {
    this.name = name;
    this.title = title;
  }

  /** Its name, which is that of its key. */
  public final String getName() {
    return name;
  }

  /** Its title. */
  public final String getTitle() {
    return title;
  }

  /** With another name. */
  public final void setName(String value) {
    name = value;
  }

  /** With another title. */
  public final void setTitle(String value) {
    title = value;
  }

  @Override
  public final String keyName() {
    return name;
  }

  @Override
  public void writeTo(RootWriter out, String path) {
    out.named(path, title);
  }
}
