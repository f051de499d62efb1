package hep.analysis.generative;

import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Of training showers: the share of a particle's energy that the cells see, how small the root of a
 * cell's energy is, and in bins of the energy a Gaussian for each cell that, cut off at zero, is
 * hit as often as the cell and has the mean of what the root of its share has above the smallest.
 *
 * @param logResponse mean of ln of the energy of all cells over that of the particle
 * @param spread root mean square of that logarithm about its mean
 * @param rootGeV the root of the energy, in GeV, above which nineteen of twenty hit cells lie
 * @param logGeV mean of ln of the particles' energies in each bin
 * @param means of the Gaussians, bins by cells
 * @param widths of the Gaussians, bins by cells
 */
record RootScale(
    double logResponse,
    double spread,
    double rootGeV,
    double[] logGeV,
    Tensor means,
    Tensor widths) {
  private static final int BINS = 10;

  /** Showers of a bin of the energy at least. */
  private static final int FEWEST = 100;

  private static final double LEAST_SPREAD = 1e-4;

  /** Hit shares are this far from 0 and 1 at least. */
  private static final double RARE = 1e-3;

  /** Width of a cell that is never hit. */
  private static final double NARROW = 1e-3;

  /** Hit cells looked at, at most. */
  private static final int LOOKED = 200_000;

  static RootScale of(Showers showers) {
    double sum = 0;
    double squares = 0;
    int seen = 0;
    double[] totals = new double[showers.size()];
    for (int i = 0; i < totals.length; i++) {
      double total = showers.totalGeV(i);
      totals[i] = total > 0 ? total : 1;
      if (total > 0) {
        double log = Math.log(total / showers.energyGeV()[i]);
        sum += log;
        squares += log * log;
        seen++;
      }
    }
    double mean = sum / Math.max(1, seen);
    double variance = squares / Math.max(1, seen) - mean * mean;
    double least = lowRoot(showers.cells());
    Integer[] order = IntStream.range(0, showers.size()).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> showers.energyGeV()[i]));
    int bins =
        showers.lowestGeV() < showers.highestGeV() ? Math.clamp(order.length / FEWEST, 1, BINS) : 1;
    int cells = showers.geometry().cells();
    double[] logGeV = new double[bins];
    Tensor means = Tensor.zeros(bins, cells);
    Tensor widths = Tensor.zeros(bins, cells);
    for (int bin = 0; bin < bins; bin++) {
      Integer[] of =
          Arrays.copyOfRange(order, bin * order.length / bins, (bin + 1) * order.length / bins);
      for (int i : of) {
        logGeV[bin] += Math.log(showers.energyGeV()[i]) / of.length;
      }
      for (int c = 0; c < cells; c++) {
        double share = share(showers, of, c);
        double t = NormalTable.deviate(share);
        double density = Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
        double above = above(showers, of, c, least, totals);
        // the mean of the positive part of N(t w, w) is w (t p + φ(t))
        double width = Math.max(NARROW, above / (t * share + density));
        means.data()[bin * cells + c] = (float) (t * width);
        widths.data()[bin * cells + c] = (float) width;
      }
    }
    return new RootScale(
        mean,
        Math.max(LEAST_SPREAD, Math.sqrt(Math.max(0, variance))),
        least,
        logGeV,
        means,
        widths);
  }

  /** Of means or widths for an energy, into a row of cells. */
  void interpolate(Tensor table, double gev, float[] rows, int from) {
    int cells = table.columns();
    double x = Math.log(gev);
    int bin = 0;
    while (bin < logGeV.length - 2 && x > logGeV[bin + 1]) {
      bin++;
    }
    int next = Math.min(bin + 1, logGeV.length - 1);
    double part =
        next == bin ? 0 : Math.clamp((x - logGeV[bin]) / (logGeV[next] - logGeV[bin]), 0, 1);
    for (int c = 0; c < cells; c++) {
      rows[from + c] = (float) ((1 - part) * table.at(bin, c) + part * table.at(next, c));
    }
  }

  /**
   * Of means or widths for logarithms of energies: straight lines between the bins as sums of half
   * lines.
   */
  Var interpolate(Var lnGeV, Tensor table) {
    int cells = table.columns();
    int steps = Math.max(1, logGeV.length - 1);
    Tensor slopes = Tensor.zeros(1, steps);
    Tensor starts = Tensor.zeros(1, steps);
    Tensor changes = Tensor.zeros(steps, cells);
    for (int k = 0; k < logGeV.length - 1; k++) {
      slopes.data()[k] = (float) (1 / (logGeV[k + 1] - logGeV[k]));
      starts.data()[k] = (float) (logGeV[k] / (logGeV[k + 1] - logGeV[k]));
      for (int c = 0; c < cells; c++) {
        changes.data()[k * cells + c] = table.at(k + 1, c) - table.at(k, c);
      }
    }
    Tensor first = new Tensor(Arrays.copyOf(table.data(), cells), 1, cells);
    Tape tape = lnGeV.tape();
    Var place = lnGeV.matmul(tape.constant(slopes)).minus(tape.constant(starts));
    Var parts = place.relu().minus(place.plus(-1).relu()); // within 0 and 1
    return parts.matmul(tape.constant(changes)).plus(tape.constant(first));
  }

  /** As it was stored. */
  static RootScale of(StoredNumbers stored, int cells) {
    double[] logGeV = stored.get("roots_ln_gev");
    double[] three = stored.get("roots_scale", 3);
    return new RootScale(
        three[0],
        three[1],
        three[2],
        logGeV,
        table(stored.get("roots_means", logGeV.length * cells), cells),
        table(stored.get("roots_widths", logGeV.length * cells), cells));
  }

  private static Tensor table(double[] values, int cells) {
    Tensor table = Tensor.zeros(values.length / cells, cells);
    for (int i = 0; i < values.length; i++) {
      table.data()[i] = (float) values[i];
    }
    return table;
  }

  void putInto(StoredNumbers stored) {
    stored.put("roots_scale", logResponse, spread, rootGeV);
    stored.put("roots_ln_gev", logGeV);
    stored.put("roots_means", values(means));
    stored.put("roots_widths", values(widths));
  }

  private static double[] values(Tensor table) {
    return IntStream.range(0, table.data().length).mapToDouble(i -> table.data()[i]).toArray();
  }

  /** The part of some showers that hit a cell. */
  private static double share(Showers showers, Integer[] of, int cell) {
    int hits = 0;
    for (int i : of) {
      hits += showers.cell(i, cell) > 0 ? 1 : 0;
    }
    return Math.clamp((hits + 0.5) / (of.length + 1), RARE, 1 - RARE);
  }

  /** Mean of what the root of a cell's share has above the smallest. */
  private static double above(
      Showers showers, Integer[] of, int cell, double least, double[] totals) {
    double sum = 0;
    for (int i : of) {
      sum += Math.max(0, Math.sqrt(showers.cell(i, cell)) - least) / Math.sqrt(totals[i]);
    }
    return sum / of.length;
  }

  private static double lowRoot(float[] cells) {
    float[] hits = new float[Math.min(LOOKED, cells.length)];
    int count = 0;
    for (int i = 0; i < cells.length && count < hits.length; i++) {
      if (cells[i] > 0) {
        hits[count++] = cells[i];
      }
    }
    if (count == 0) {
      return 1;
    }
    Arrays.sort(hits, 0, count);
    return Math.sqrt(hits[count / 20]);
  }

  /** The mean share of the energy that is seen. */
  float response() {
    return (float) Math.exp(logResponse);
  }
}
