package hep.benchmarks;

import hep.analysis.features.Selection;
import hep.analysis.input.FlatReader;
import hep.analysis.input.FlatSample;
import hep.analysis.input.TreeInput;
import hep.learners.Tensor;
import hep.learners.train.Split;
import hep.rootio.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rows of two classes.
 *
 * @param features rows by columns
 * @param signal the class of each row
 */
record MadeSet(Tensor features, boolean[] signal) {
  private static final int COLUMNS = 28;

  /**
   * Normal and exponential columns with products, a ring and a step in the odds, so that no tree of
   * a few leaves finds all of it.
   */
  static MadeSet of(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[rows * COLUMNS];
    boolean[] signal = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      int at = row * COLUMNS;
      for (int column = 0; column < COLUMNS; column++) {
        values[at + column] =
            (float) (column % 4 == 3 ? -Math.log(1 - random.nextDouble()) : random.nextGaussian());
      }
      double odds =
          0.8 * values[at] * values[at + 1]
              + 0.7 * values[at + 2]
              - 0.5 * values[at + 3]
              + (values[at + 4] * values[at + 4] + values[at + 5] * values[at + 5] < 1.4 ? 1 : -0.5)
              + 0.6 * Math.sin(2 * values[at + 6]) * values[at + 8]
              + (values[at + 9] > 0.5 ? 0.5 * values[at + 10] : 0);
      for (int column = 12; column < COLUMNS; column++) {
        odds += 0.05 * values[at + column];
      }
      signal[row] = random.nextDouble() < 1 / (1 + Math.exp(-odds));
    }
    return new MadeSet(new Tensor(values, rows, COLUMNS), signal);
  }

  /** The entries of a file with the trees {@code sig_tree} and {@code bkg_tree}, shuffled. */
  static MadeSet read(Path file, long seed) {
    FlatReader reader = new FlatReader(Selection.all(), "", true);
    List<String> names;
    FlatSample sample;
    try (Tree signal = Tree.open(file + ":sig_tree");
        Tree background = Tree.open(file + ":bkg_tree")) {
      TreeInput first = TreeInput.of(signal, file + ":sig_tree");
      names = FlatReader.numbers(first).stream().filter(name -> !name.equals("weight")).toList();
      sample =
          reader
              .read(first, names, 1)
              .and(reader.read(TreeInput.of(background, file + ":bkg_tree"), names, 0));
    }
    int columns = names.size();
    int[] order = Split.shuffled(sample.size(), seed);
    float[] values = new float[sample.size() * columns];
    boolean[] signal = new boolean[sample.size()];
    for (int column = 0; column < columns; column++) {
      double[] read = sample.columns().of(names.get(column));
      for (int row = 0; row < order.length; row++) {
        values[row * columns + column] = (float) read[order[row]];
      }
    }
    for (int row = 0; row < order.length; row++) {
      signal[row] = sample.labels()[order[row]] == 1;
    }
    return new MadeSet(new Tensor(values, signal.length, columns), signal);
  }
}
