package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.ObjectColumn;
import hep.rootio.RootObject;
import hep.rootio.internal.bytes.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pointers to objects of any class. */
final class PointerDecoder extends Decoder {
  private final ObjectHeap heap;
  private final boolean separate;
  private final List<Optional<RootObject>> objects = new ArrayList<>();

  /**
   * @param separate whether an object that cannot be read is passed over
   */
  PointerDecoder(ObjectHeap heap, boolean separate) {
    this.heap = heap;
    this.separate = separate;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    for (int i = 0; i < count; i++) {
      objects.add(separate ? heap.separate(in) : heap.pointer(in));
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
