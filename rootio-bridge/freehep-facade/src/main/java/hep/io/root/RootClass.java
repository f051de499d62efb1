package hep.io.root;

/** A class as a file describes it. */
public interface RootClass {
  /** Checksum of the description. */
  int getCheckSum();

  /** The interface through which its objects are seen. */
  Class<?> getJavaClass();

  /** Members without those of base classes. */
  RootMember[] getMembers();

  /** Version of the class. */
  int getVersion();

  /** Name in C++. */
  String getClassName();

  /** Base classes. */
  RootClass[] getSuperClasses();

  /** Whether this is that class or one derived from it. */
  boolean instanceOf(RootClass superClass);
}
