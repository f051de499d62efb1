package hep.rootio.internal.ttree;

import hep.rootio.RootObject;
import hep.rootio.internal.bytes.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a basket stands, and which entries it holds.
 *
 * @param start first entry
 * @param entries how many
 * @param seek where its key stands; 0 where it is kept inside the tree
 * @param bytes of the record, stored
 * @param kept the basket inside the tree; empty where it stands in the file
 */
record BasketPlace(long start, int entries, long seek, int bytes, Optional<RootObject> kept) {
  /** One past the last entry. */
  long end() {
    return start + entries;
  }

  /** All baskets of a branch, in the order of entries. */
  static List<BasketPlace> of(BranchRecord branch, Place place) {
    RootObject object = branch.object();
    long[] seeks = object.integers("fBasketSeek");
    long[] starts = object.integers("fBasketEntry");
    long[] bytes = object.integers("fBasketBytes");
    int written = branch.integer("fWriteBasket");
    List<Optional<RootObject>> kept =
        object.object("fBaskets").map(list -> list.objects("arr")).orElse(List.of());
    if (written < 0
        || written > seeks.length
        || written > starts.length
        || written > bytes.length) {
      throw place.broken(0, "at most " + seeks.length + " baskets", Integer.toString(written));
    }
    List<BasketPlace> baskets = new ArrayList<>();
    long next = branch.firstEntry();
    for (int i = 0; i < Math.max(written, kept.size()); i++) {
      long start = i < starts.length && i <= written ? starts[i] : next;
      Optional<RootObject> inside =
          i < kept.size() ? kept.get(i).filter(BasketPlace::holds) : Optional.empty();
      if (i < written && seeks[i] != 0) {
        long end =
            i + 1 < starts.length && (i + 1 < written || starts[i + 1] > start)
                ? starts[i + 1]
                : branch.firstEntry() + branch.entries();
        if (start < next || end < start || end - start > Integer.MAX_VALUE) {
          throw place.broken(
              seeks[i],
              "baskets of growing entry numbers",
              "entries %d to %d".formatted(start, end));
        }
        baskets.add(
            new BasketPlace(
                start, (int) (end - start), seeks[i], (int) bytes[i], Optional.empty()));
        next = end;
      } else if (inside.isPresent()) {
        int entries = (int) inside.get().integer("fNevBuf");
        long from = Math.max(start, next);
        baskets.add(new BasketPlace(from, entries, 0, 0, inside));
        next = from + entries;
      }
    }
    return baskets;
  }

  private static boolean holds(RootObject basket) {
    return basket.has("buffer")
        && basket.integer("fNevBuf") > 0
        && basket.integer("fLast") >= basket.integer("keyLength");
  }
}
