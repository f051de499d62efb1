package hep.rootio.internal.write;

import hep.rootio.Column;
import hep.rootio.IntColumn;
import hep.rootio.StringColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A branch of a tree in the making: its basket that fills, and where its baskets before lie. */
final class BranchOutput {
  /** Where a full basket lies. */
  record Basket(int bytes, long firstEntry, long seek) {}

  private final String name;
  private final EntryLayout layout;
  private final @Nullable BranchOutput counter;
  private final boolean counts;
  private final BasketBuffer basket = new BasketBuffer();
  private final List<Basket> baskets = new ArrayList<>();
  private int begun;
  private long entries;
  private long totalBytes;
  private long storedBytes;

  /** The largest value of a counter, the longest string. */
  private int greatest;

  /**
   * @param counter the branch that holds the length of each entry, where there is one
   * @param counts whether this branch is such a counter
   */
  BranchOutput(String name, EntryLayout layout, @Nullable BranchOutput counter, boolean counts) {
    this.name = name;
    this.layout = layout;
    this.counter = counter;
    this.counts = counts;
  }

  /** Goes on with a branch whose baskets so far are in the file. */
  void resume(long total, long stored, int greatestBefore, List<Basket> before, long count) {
    totalBytes = total;
    storedBytes = stored;
    greatest = greatestBefore;
    baskets.addAll(before);
    begun = before.size();
    entries = count;
  }

  String name() {
    return name;
  }

  EntryLayout layout() {
    return layout;
  }

  @Nullable BranchOutput counter() {
    return counter;
  }

  boolean counts() {
    return counts;
  }

  BasketBuffer basket() {
    return basket;
  }

  long entries() {
    return entries;
  }

  long totalBytes() {
    return totalBytes;
  }

  long storedBytes() {
    return storedBytes;
  }

  int greatest() {
    return greatest;
  }

  int[] basketBytes() {
    return IntStream.concat(baskets.stream().mapToInt(Basket::bytes), IntStream.of(0)).toArray();
  }

  /** First entry of each basket, and of the one that would come next. */
  long[] basketEntries() {
    return LongStream.concat(baskets.stream().mapToLong(Basket::firstEntry), LongStream.of(entries))
        .toArray();
  }

  long[] basketSeeks() {
    return LongStream.concat(baskets.stream().mapToLong(Basket::seek), LongStream.of(0)).toArray();
  }

  int basketCount() {
    return baskets.size();
  }

  /** Appends entries until the basket holds {@code limit} bytes; returns how many. */
  int append(Column column, int from, int to, int limit) {
    int count = layout.append(basket, column, from, to, limit);
    entries += count;
    if (counts && column instanceof IntColumn lengths) {
      for (int i = from; i < from + count; i++) {
        greatest = Math.max(greatest, lengths.values()[i]);
      }
    } else if (column instanceof StringColumn strings) {
      for (int i = from; i < from + count; i++) {
        greatest = Math.max(greatest, strings.offsets()[i + 1] - strings.offsets()[i]);
      }
    }
    return count;
  }

  /**
   * Begins the next basket, because the bytes of this one are on their way to the file.
   *
   * @return the number of the basket that goes
   */
  int beginBasket(long unpackedBytes) {
    totalBytes += unpackedBytes;
    basket.clear();
    return begun++;
  }

  /** Notes where the first basket on its way went. */
  void stored(Basket where) {
    baskets.add(where);
    storedBytes += where.bytes();
  }
}
