package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.ObjectColumn;
import hep.rootio.RootObject;
import hep.rootio.internal.bytes.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Objects, each after the name of its class: one byte length, the name, a zero byte
 * (TLeafObject::FillBasket).
 */
final class AnnouncedDecoder extends Decoder {
  private final ObjectHeap heap;
  private final List<Optional<RootObject>> objects = new ArrayList<>();

  AnnouncedDecoder(ObjectHeap heap) {
    this.heap = heap;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    for (int i = 0; i < count; i++) {
      int length = in.u8();
      String className = in.zeroTerminated();
      if (className.length() != length) {
        throw in.fail("the name of a class, of " + length + " letters", "'" + className + "'");
      }
      objects.add(Optional.of(heap.value(className, in)));
    }
  }

  @Override
  public int size() {
    return objects.size();
  }

  @Override
  public Column column() {
    return new ObjectColumn(objects);
  }

  @Override
  int minimumBytes() {
    return 4;
  }
}
