package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Struct;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.streamer.Frame;
import java.util.List;

/** Objects of a class that the file does not describe: passed over by their length. */
final class OpaqueDecoder extends Decoder {
  private final String className;
  private int size;

  OpaqueDecoder(String className) {
    this.className = className;
  }

  @Override
  public void read(Cursor in, int count) {
    for (int i = 0; i < count; i++) {
      Frame frame = Frame.read(in);
      if (frame.end() < 0) {
        throw in.fail(
            "a description of " + className + ", or its length to pass over it", "neither");
      }
      frame.end(in);
    }
    size += count;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Column column() {
    return new Struct(className, size, List.of(), List.of());
  }

  @Override
  int minimumBytes() {
    return 6;
  }
}
