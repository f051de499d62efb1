package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.ObjectColumn;
import hep.rootio.RootObject;
import hep.rootio.internal.bytes.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects by value of a class that holds itself: columns of columns without end, hence objects. */
final class NestedDecoder extends Decoder {
  private final String className;
  private final ObjectHeap heap;
  private final List<Optional<RootObject>> objects = new ArrayList<>();

  NestedDecoder(String className, ObjectHeap heap) {
    this.className = className;
    this.heap = heap;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    for (int i = 0; i < count; i++) {
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
