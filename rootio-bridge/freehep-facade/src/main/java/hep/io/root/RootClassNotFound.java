package hep.io.root;

/** A class is described neither by the file nor here. */
public final class RootClassNotFound extends Exception {
  private static final long serialVersionUID = 1;

  private final String className;

  /** Names the class. */
  public RootClassNotFound(String className) {
    super("Class " + className + " is not described by the file");
    this.className = className;
  }

  /** The class. */
  public String getClassName() {
    return className;
  }
}
