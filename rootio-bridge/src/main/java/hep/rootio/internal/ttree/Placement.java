package hep.rootio.internal.ttree;

import hep.rootio.Column;
import hep.rootio.EntryRange;
import hep.rootio.internal.columns.Workers;
import hep.rootio.internal.decode.Decoder;
import hep.rootio.internal.decode.Decoders;
import hep.rootio.internal.decode.FillingDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Reads groups of baskets side by side, each straight to its place in the arrays of one column.
 * That can be done where the heads of the baskets tell how many numbers there are.
 */
final class Placement {
  private final BranchReader branch;
  private final EntryRange range;
  private final List<List<BasketPlace>> groups;

  /** Where each group ends. */
  private final int[] entries;

  private final int[] items;

  Placement(BranchReader branch, EntryRange range, List<List<BasketPlace>> groups) {
    this.branch = branch;
    this.range = range;
    this.groups = groups;
    this.entries = new int[groups.size() + 1];
    this.items = new int[groups.size() + 1];
  }

  /** The column; empty where places are not known, or the heads turn out to have lied. */
  Optional<Column> read() {
    Decoders decoders = branch.decoders();
    Decoder whole = decoders.of(branch.chosen());
    return whole instanceof FillingDecoder filling
        ? jagged(filling)
        : whole.placeable() && whole.width() > 0 ? flat(whole) : Optional.empty();
  }

  private Optional<Column> flat(Decoder whole) {
    if (!count(whole.width(), 0)) {
      return Optional.empty();
    }
    whole.expect(entries[groups.size()]);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      List<BasketPlace> group = groups.get(i);
      int end = entries[i + 1];
      Decoder window = whole.window(entries[i], end);
      tasks.add(() -> {
        read(window, group);
        return window.size() == end;
      });
    }
    if (Workers.all(tasks).contains(false)) {
      return Optional.empty();
    }
    whole.placed(entries[groups.size()]);
    return Optional.of(whole.column());
  }

  private Optional<Column> jagged(FillingDecoder whole) {
    if (!whole.itemsPlaceable() || !count(0, whole.itemWidth())) {
      return Optional.empty();
    }
    whole.expect(entries[groups.size()]);
    whole.expectItems(items[groups.size()]);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      List<BasketPlace> group = groups.get(i);
      int end = entries[i + 1];
      int last = items[i + 1];
      FillingDecoder window = whole.window(entries[i], end, items[i], last);
      tasks.add(() -> {
        read(window, group);
        return window.size() == end && window.items() == last;
      });
    }
    if (Workers.all(tasks).contains(false)) {
      return Optional.empty();
    }
    whole.placed(entries[groups.size()], items[groups.size()]);
    return Optional.of(whole.column());
  }

  private void read(Decoder window, List<BasketPlace> group) {
    Decoders decoders = branch.decoders();
    branch.read(
        new EntryDecoder(window, () -> decoders.of(branch.chosen()), decoders.heap()),
        range,
        group);
  }

  /**
   * Counts entries and elements; false where a head does not tell, or promises more than is likely.
   *
   * @param width bytes of an entry; 0 where that varies
   * @param itemWidth bytes of an element of entries that vary
   */
  private boolean count(int width, int itemWidth) {
    for (int i = 0; i < groups.size(); i++) {
      long bytes = 0;
      long allEntries = entries[i];
      long allItems = items[i];
      for (BasketPlace basket : groups.get(i)) {
        if (basket.kept().isPresent()) {
          return false;
        }
        long wanted = Math.min(range.end(), basket.end()) - Math.max(range.start(), basket.start());
        int data = branch.head(basket).dataBytes();
        boolean whole = wanted == basket.entries();
        if (width > 0 ? data != (long) width * basket.entries() : !whole || data < 0) {
          return false;
        }
        bytes += data;
        allEntries += wanted;
        allItems += itemWidth > 0 ? data / itemWidth : 0;
      }
      long likely = BranchReader.MOST_EXPECTED_PER_STORED * BranchReader.storedBytes(groups.get(i));
      if (bytes > likely || Math.max(allEntries, allItems) > Integer.MAX_VALUE / 2) {
        return false;
      }
      entries[i + 1] = (int) allEntries;
      items[i + 1] = (int) allItems;
    }
    return true;
  }
}
