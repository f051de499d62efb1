package hep.rootio;

import hep.rootio.internal.write.EntryOutput;
import hep.rootio.internal.write.GivenColumn;
import java.util.List;

/**
 * A tree that is being written. The first batch decides on its branches; every later one must hold
 * the same columns. Entries go to the file as their baskets fill, so a tree may be larger than
 * memory: at most one basket a branch waits.
 *
 * <p>Not for use by several threads.
 */
public final class TreeWriter implements AutoCloseable {
  private final RootWriter file;
  private final EntryOutput tree;
  private boolean closed;

  TreeWriter(RootWriter file, EntryOutput tree) {
    this.file = file;
    this.tree = tree;
  }

  /**
   * Appends the entries of a batch.
   *
   * @throws IllegalArgumentException when a column is of a kind that no branch can hold, or differs
   *     from the one in the first batch
   * @throws RootNameException when a column was not in the first batch
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public TreeWriter fill(Batch batch) {
    List<GivenColumn> columns =
        batch.entries().stream()
            .map(e -> new GivenColumn(e.name(), e.column(), e.counter()))
            .toList();
    file.guarded(() -> {
      if (closed) {
        throw new IllegalStateException("the tree is closed and takes no more entries");
      }
      tree.append(columns, batch.length());
    });
    return this;
  }

  /**
   * Appends entries as they were read from another tree. A {@link Jagged} column becomes a
   * std::vector.
   */
  public TreeWriter fill(Columns columns) {
    return fill(Batch.of(columns));
  }

  /** How many entries have been given so far. */
  public long entries() {
    return tree.entries();
  }

  /**
   * Writes the last baskets and the tree itself.
   *
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      file.finish(tree);
    }
  }
}
