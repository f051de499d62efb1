package hep.analysis.tasks;

import hep.learners.Tensor;
import hep.rootio.Batch;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.Jagged;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * What a network reads of some entries, before it is scaled.
 *
 * @param name of the input
 * @param columns names of its columns
 * @param rows of all entries, by columns
 * @param offsets entry i has the rows offsets[i] to offsets[i + 1] − 1; empty where each entry has
 *     one row
 */
@SuppressWarnings("ArrayRecordComponent")
public record InputRows(String name, List<String> columns, Tensor rows, int... offsets) {
  /** More columns become one branch of arrays. */
  private static final int MOST_BRANCHES = 64;

  /** Copies the list. */
  public InputRows {
    columns = List.copyOf(columns);
  }

  /** Whether an entry has any number of rows. */
  public boolean jagged() {
    return offsets.length > 0;
  }

  /** Number of entries. */
  public int size() {
    return jagged() ? offsets.length - 1 : rows.rows();
  }

  /**
   * Writes a tree for each of some inputs, with a branch a column, or a single branch of arrays
   * where there are many columns. Rows of an entry are counted by {@code NAME_count}.
   */
  public static void write(Path file, List<InputRows> all) {
    RootWriter.write(
        file,
        out -> {
          for (InputRows each : all) {
            try (TreeWriter tree = out.tree(each.name, "inputs of a network, not scaled")) {
              tree.fill(each.batch());
            }
          }
        });
  }

  private Batch batch() {
    Batch batch = new Batch();
    int width = columns.size();
    if (!jagged() && width > MOST_BRANCHES) {
      return batch.column(name, new Fixed(width, new FloatColumn(rows.data())));
    }
    for (int column = 0; column < width; column++) {
      float[] values = new float[rows.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = rows.data()[row * width + column];
      }
      if (jagged()) {
        batch.column(
            columns.get(column), name + "_count", new Jagged(offsets, new FloatColumn(values)));
      } else {
        batch.column(columns.get(column), values);
      }
    }
    return batch;
  }
}
