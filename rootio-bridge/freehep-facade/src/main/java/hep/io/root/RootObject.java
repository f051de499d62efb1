package hep.io.root;

/** An object of a file. */
public interface RootObject {
  /** Its class, as the file describes it. */
  RootClass getRootClass();
}
