package hep.analysis.generative;

import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.learners.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a shower is asked to be before its cells are made: response, shares of the layers, and how
 * many cells of each are hit, as numbers of order one; with the energy of the particle beside them
 * the condition that cells are made for.
 */
final class ShowerNumbers {
  private final ShowerCoding coding;
  private final HitCounts hits;

  /** Scaled to showers. */
  ShowerNumbers(Showers like, long seed) {
    coding = new ShowerCoding(like, seed);
    hits = new HitCounts(like, seed + 2);
  }

  /** As they were stored. */
  ShowerNumbers(CalorimeterGeometry geometry, StoredNumbers stored) {
    coding = new ShowerCoding(geometry.layers().size(), stored);
    hits = new HitCounts(geometry, stored);
  }

  void putInto(StoredNumbers stored) {
    coding.putInto(stored);
    hits.putInto(stored);
  }

  /** Numbers a shower, without the energy. */
  int count() {
    return 2 * coding.layers();
  }

  /** Showers by numbers. */
  Tensor of(Showers showers, long seed) {
    return beside(coding.layerNumbers(showers, seed), hits.numbers(showers, seed + 1));
  }

  /** One column, scaled. */
  Tensor energies(float... energyGeV) {
    return coding.energies(energyGeV);
  }

  /**
   * What numbers ask for.
   *
   * @param layerGeV showers by layers
   * @param hits cells with energy, showers by layers
   */
  record Asked(double[][] layerGeV, int[][] hits) {}

  /**
   * What each row asks for; columns behind the numbers are not looked at. A layer that no cell is
   * asked for in is empty, and the others have its energy.
   */
  Asked asked(Tensor numbers, float... energyGeV) {
    double[][] layerGeV = new double[energyGeV.length][];
    int[][] counts = new int[energyGeV.length][coding.layers()];
    for (int i = 0; i < energyGeV.length; i++) {
      layerGeV[i] = coding.layerGeV(numbers, i, energyGeV[i]);
      int row = i;
      Arrays.setAll(counts[i], l -> hits.hits(l, numbers.at(row, coding.layers() + l)));
      empty(layerGeV[i], counts[i]);
    }
    return new Asked(layerGeV, counts);
  }

  private static void empty(double[] layerGeV, int[] hits) {
    double all = Arrays.stream(layerGeV).sum();
    double kept =
        IntStream.range(0, hits.length).mapToDouble(l -> hits[l] > 0 ? layerGeV[l] : 0).sum();
    for (int l = 0; kept > 0 && l < hits.length; l++) {
      layerGeV[l] *= hits[l] > 0 ? all / kept : 0;
    }
  }

  /** The columns of two tables. */
  static Tensor beside(Tensor first, Tensor second) {
    Tensor all = Tensor.zeros(first.rows(), first.columns() + second.columns());
    for (int i = 0; i < first.rows(); i++) {
      System.arraycopy(
          first.data(), i * first.columns(), all.data(), i * all.columns(), first.columns());
      System.arraycopy(
          second.data(),
          i * second.columns(),
          all.data(),
          i * all.columns() + first.columns(),
          second.columns());
    }
    return all;
  }

  /** Some columns of a table. */
  static Tensor columns(Tensor table, int from, int to) {
    Tensor some = Tensor.zeros(table.rows(), to - from);
    for (int i = 0; i < table.rows(); i++) {
      System.arraycopy(
          table.data(), i * table.columns() + from, some.data(), i * some.columns(), to - from);
    }
    return some;
  }
}
