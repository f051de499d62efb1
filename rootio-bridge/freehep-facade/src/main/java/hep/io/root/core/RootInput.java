package hep.io.root.core;

import java.io.DataInput;
import java.io.IOException;

/** Big-endian numbers of a branch, one after the other. */
public interface RootInput extends DataInput {
  /** Where the next byte is read. */
  long getPosition() throws IOException;

  /** Goes there. */
  void setPosition(long position) throws IOException;

  /** One past the last byte. */
  long getLast() throws IOException;
}
