package hep.rootio.internal.rntuple;

import java.util.ArrayList;
import java.util.List;

/**
 * The pages of a column in a cluster.
 *
 * @param pages in the order of their elements
 * @param suppressed whether another representation of the field holds the data of this cluster
 */
record ColumnPages(List<Page> pages, boolean suppressed) {
  /** Of a column that came to the schema after this cluster was written. */
  static final ColumnPages NONE = new ColumnPages(List.of(), false);

  /** The fewest bytes that the list of a column takes. */
  static final int SMALLEST = 20;

  private static final int PAGE_BYTES = 12;

  static ColumnPages read(LittleCursor in) {
    LittleCursor.Items items = in.items(PAGE_BYTES);
    LittleCursor body = items.body();
    List<Page> pages = new ArrayList<>(items.count());
    long start = 0;
    for (int i = 0; i < items.count(); i++) {
      int elements = body.i32();
      if (elements == Integer.MIN_VALUE) {
        throw body.fail("a page of less than 2^31 elements", Integer.toString(elements));
      }
      Locator place = Locator.read(body);
      pages.add(new Page(start, Math.abs(elements), elements < 0, place));
      start += Math.abs(elements);
    }
    // Behind the pages: the first element's number in the tuple, negative where suppressed, and the
    // compression setting, which the blocks themselves tell.
    return new ColumnPages(pages, body.i64() < 0);
  }

  /** How many elements. */
  long elements() {
    return pages.isEmpty() ? 0 : pages.getLast().end();
  }

  /** Stored bytes of all pages. */
  long storedBytes() {
    return pages.stream().mapToLong(page -> page.place().bytes()).sum();
  }

  /** Index of the page that holds an element, or would. */
  int at(long element) {
    int low = 0;
    int high = pages.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pages.get(middle).end() > element) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
