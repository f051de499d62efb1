package hep.io.root.interfaces;

/** Something with a name and a title. */
public interface TNamed extends TObject {
  /** The name. */
  String getName();

  /** The title. */
  String getTitle();
}
