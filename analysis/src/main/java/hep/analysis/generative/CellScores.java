package hep.analysis.generative;

import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.tasks.RunOptions;
import hep.learners.Losses;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.train.Inference;
import hep.learners.train.Table;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Cells as normal scores: for what is given (the energies of particle and layers), each cell's
 * distribution is learned by itself, as the probability of a hit, mean and width of the root of its
 * freed share ({@link FreedShares}), and the quantiles that a Gaussian leaves ({@link ScoreTable}).
 * By the distribution function each cell becomes a normal number; an empty one becomes any of those
 * that belong to its probability. What is left to learn is how the cells hang together.
 */
final class CellScores {
  /** Expected signals over widths are told apart in so many steps. */
  private static final int CLASSES = 48;

  /** In place of the number of an empty cell. */
  private static final float EMPTY = -1e6f;

  /** Probabilities of a hit are this far from 0 and 1 at least. */
  private static final double RARE = 1e-7;

  private final CalorimeterGeometry geometry;
  private final Parameters parameters;
  private final Mlp moments;
  private final int cells;
  private final int[] layerOf;
  private final double[] mean;
  private final double[] width;
  private final FreedShares[] freed;
  private final ScoreTable[] tables;

  /** To be fitted to showers like these. */
  CellScores(Parameters parameters, CalorimeterGeometry geometry, int given, int width) {
    this.parameters = parameters;
    this.geometry = geometry;
    this.cells = geometry.cells();
    this.layerOf = new int[cells];
    for (int l = 0, cell = 0; l < geometry.layers().size(); l++) {
      for (int i = 0; i < geometry.layers().get(l).cells(); i++) {
        layerOf[cell++] = l;
      }
    }
    this.mean = new double[cells];
    this.width = new double[cells];
    this.freed = new FreedShares[geometry.layers().size()];
    this.tables = new ScoreTable[geometry.layers().size()];
    this.moments = Mlp.of(parameters, Activation.GELU, given, width, width, 3 * cells);
  }

  /** What the network of the moments consists of and costs for one shower. */
  ModelSummary summary(Parameters all, int given) {
    return ModelSummary.of(all, tape -> moments.apply(tape.zeros(1, given)));
  }

  /** Takes what was stored; the weights are not among it. */
  void restore(StoredNumbers stored) {
    System.arraycopy(stored.get("cells_mean", cells), 0, mean, 0, cells);
    System.arraycopy(stored.get("cells_width", cells), 0, width, 0, cells);
    for (int l = 0; l < tables.length; l++) {
      freed[l] = new FreedShares(stored, "freed_" + l);
      tables[l] = new ScoreTable(stored, "scores_" + l);
    }
  }

  void putInto(StoredNumbers stored) {
    stored.put("cells_mean", mean);
    stored.put("cells_width", width);
    for (int l = 0; l < tables.length; l++) {
      freed[l].putInto(stored, "freed_" + l);
      tables[l].putInto(stored, "scores_" + l);
    }
  }

  /** Learns the distribution of each cell. */
  void fit(Showers showers, Tensor given, RunOptions options) {
    for (int l = 0; l < freed.length; l++) {
      freed[l] = freed(showers, given, l);
    }
    float[] roots = roots(showers, options.seed());
    scale(roots);
    Tensor numbers = new Tensor(roots, showers.size(), cells);
    Fit.averaged(
        parameters,
        (tape, batch) -> loss(tape, batch),
        Table.of(numbers, given),
        "flow-moments",
        options);
    fitTables(numbers, expected(given, options.threads()));
  }

  private FreedShares freed(Showers showers, Tensor given, int layer) {
    int first = showers.first(layer);
    int count = geometry.layers().get(layer).cells();
    double[] energies = new double[showers.size()];
    float[][] shares = new float[showers.size()][count];
    for (int i = 0; i < energies.length; i++) {
      energies[i] = showers.layerGeV(i, layer);
      for (int c = 0; c < count && energies[i] > 0; c++) {
        shares[i][c] = (float) (showers.cell(i, first + c) / energies[i]);
      }
    }
    return new FreedShares(energies, shares, given);
  }

  /** Roots of freed shares; negative where the cell is empty. */
  private float[] roots(Showers showers, long seed) {
    float[] roots = new float[showers.size() * cells];
    IntStream.range(0, showers.size())
        .parallel()
        .forEach(i -> {
          SplittableRandom random = random(seed, i);
          for (int l = 0; l < freed.length; l++) {
            double energy = showers.layerGeV(i, l);
            double total = energy > 0 ? freed[l].total(energy, random) : 1;
            int first = showers.first(l);
            for (int c = first; c < first + geometry.layers().get(l).cells(); c++) {
              double cell = showers.cell(i, c);
              roots[i * cells + c] = cell > 0 ? (float) Math.sqrt(cell / energy * total) : -1;
            }
          }
        });
    return roots;
  }

  private static SplittableRandom random(long seed, int shower) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + shower);
  }

  /**
   * Brings the roots of hits to mean 0 and width 1, cell by cell; empty cells become {@link
   * #EMPTY}.
   */
  private void scale(float[] roots) {
    for (int c = 0; c < cells; c++) {
      double sum = 0;
      double squares = 0;
      int hits = 0;
      for (int at = c; at < roots.length; at += cells) {
        if (roots[at] >= 0) {
          sum += roots[at];
          squares += (double) roots[at] * roots[at];
          hits++;
        }
      }
      mean[c] = hits > 0 ? sum / hits : 0;
      double variance = hits > 0 ? squares / hits - mean[c] * mean[c] : 0;
      width[c] = Math.max(1e-4, Math.sqrt(Math.max(0, variance)));
      for (int at = c; at < roots.length; at += cells) {
        roots[at] = roots[at] >= 0 ? (float) ((roots[at] - mean[c]) / width[c]) : EMPTY;
      }
    }
  }

  private Var loss(Tape tape, Table.Batch batch) {
    Var out = moments.apply(batch.targets(tape));
    Var numbers = batch.features(tape);
    int rows = batch.size() * cells;
    Var hit = tape.input(rows, 1);
    Var value = tape.input(rows, 1);
    for (int i = 0; i < rows; i++) {
      float number = numbers.data()[numbers.start() + i];
      boolean is = number != EMPTY;
      hit.data()[hit.start() + i] = is ? 1 : 0;
      value.data()[value.start() + i] = is ? number : 0;
    }
    Var seen = Losses.binaryCrossEntropy(out.columns(0, cells).reshape(rows, 1), hit);
    Var sizes =
        Losses.gaussian(
            out.columns(cells, 2 * cells).reshape(rows, 1),
            CaloVae.bounded(out.columns(2 * cells, 3 * cells)).reshape(rows, 1),
            value,
            hit);
    return seen.plus(sizes);
  }

  /** Probability of a hit, mean and width of each cell. */
  private Tensor expected(Tensor given, int threads) {
    return Inference.predict(
        parameters,
        Table.of(given, given),
        (tape, batch) -> {
          Var out = moments.apply(batch.features(tape));
          return out.columns(0, cells)
              .sigmoid()
              .beside(out.columns(cells, 2 * cells))
              .beside(CaloVae.bounded(out.columns(2 * cells, 3 * cells)).times(0.5f).exp());
        },
        threads);
  }

  private float signal(Tensor expected, int row, int cell) {
    return (float)
        ((expected.at(row, cells + cell) + mean[cell] / width[cell])
            / expected.at(row, 2 * cells + cell));
  }

  private void fitTables(Tensor numbers, Tensor expected) {
    for (int l = 0; l < tables.length; l++) {
      int hits = 0;
      float[] signals = new float[numbers.data().length];
      float[] residuals = new float[numbers.data().length];
      for (int i = 0; i < numbers.rows(); i++) {
        for (int c = 0; c < cells; c++) {
          float number = numbers.at(i, c);
          if (layerOf[c] == l && number != EMPTY) {
            signals[hits] = signal(expected, i, c);
            residuals[hits++] =
                (number - expected.at(i, cells + c)) / expected.at(i, 2 * cells + c);
          }
        }
      }
      tables[l] =
          new ScoreTable(Arrays.copyOf(signals, hits), Arrays.copyOf(residuals, hits), CLASSES);
    }
  }

  /** Normal scores of the cells of showers. */
  Tensor scores(Showers showers, Tensor given, long seed, int threads) {
    Tensor expected = expected(given, threads);
    float[] roots = roots(showers, seed);
    Tensor scores = Tensor.zeros(showers.size(), cells);
    IntStream.range(0, showers.size())
        .parallel()
        .forEach(i -> {
          SplittableRandom random = random(seed + 1, i);
          for (int c = 0; c < cells; c++) {
            double empty = empty(expected, i, c);
            double below = empty * random.nextDouble();
            double root = roots[i * cells + c];
            if (root >= 0) {
              double residual =
                  ((root - mean[c]) / width[c] - expected.at(i, cells + c))
                      / expected.at(i, 2 * cells + c);
              below =
                  empty + (1 - empty) * tables[layerOf[c]].below(signal(expected, i, c), residual);
            }
            scores.data()[i * cells + c] = (float) Math.clamp(NormalTable.deviate(below), -5, 5);
          }
        });
    return scores;
  }

  private double empty(Tensor expected, int row, int cell) {
    return Math.clamp(1 - expected.at(row, cell), RARE, 1 - RARE);
  }

  /**
   * Showers of these scores and layer energies. The scores of a layer are moved together until as
   * many cells are hit as are asked for; in a layer with energy that is at least one.
   */
  Showers showers(
      Tensor scores, Tensor given, ShowerNumbers.Asked asked, float[] energyGeV, int threads) {
    Tensor expected = expected(given, threads);
    float[] all = new float[energyGeV.length * cells];
    IntStream.range(0, energyGeV.length)
        .parallel()
        .forEach(i -> {
          int first = 0;
          double[] layerGeV = asked.layerGeV()[i];
          for (int l = 0; l < layerGeV.length; l++) {
            int count = geometry.layers().get(l).cells();
            if (layerGeV[l] > 0) {
              fill(all, scores, expected, i, first, count, asked.hits()[i][l], layerGeV[l]);
            }
            first += count;
          }
        });
    return new Showers(geometry, all, energyGeV);
  }

  private void fill(
      float[] all,
      Tensor scores,
      Tensor expected,
      int shower,
      int first,
      int count,
      int hits,
      double gev) {
    double[] above = new double[count];
    for (int c = 0; c < count; c++) {
      above[c] =
          scores.at(shower, first + c) - NormalTable.deviate(empty(expected, shower, first + c));
    }
    double[] sorted = above.clone();
    Arrays.sort(sorted);
    int least = count - Math.max(1, hits);
    double last = sorted[least];
    double next = least > 0 ? sorted[least - 1] : last - 1;
    double shift = last > 0 && next <= 0 ? 0 : -(last + next) / 2;
    double sum = 0;
    double[] shares = new double[count];
    for (int c = 0; c < count; c++) {
      if (above[c] >= last) {
        shares[c] = share(scores.at(shower, first + c) + shift, expected, shower, first + c);
        sum += shares[c];
      }
    }
    for (int c = 0; c < count; c++) {
      all[shower * cells + first + c] = (float) (gev * shares[c] / sum);
    }
  }

  private double share(double score, Tensor expected, int row, int cell) {
    double empty = empty(expected, row, cell);
    double part = Math.max(0, (NormalTable.below(score) - empty) / (1 - empty));
    double residual = tables[layerOf[cell]].residual(signal(expected, row, cell), part);
    double number = expected.at(row, cells + cell) + residual * expected.at(row, 2 * cells + cell);
    double root = Math.max(1e-4, number * width[cell] + mean[cell]);
    return root * root;
  }
}
