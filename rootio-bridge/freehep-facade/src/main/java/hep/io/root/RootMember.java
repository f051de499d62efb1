package hep.io.root;

import org.jspecify.annotations.Nullable;

/** A member of a class. */
public interface RootMember {
  /** How many fixed dimensions. */
  int getArrayDim();

  /** The comment in the class. */
  String getComment();

  /** Name in C++. */
  String getName();

  /** Its class; of a number a class without members. */
  RootClass getType();

  /** The member of an object. */
  @Nullable Object getValue(RootObject object);
}
