package hep.analysis.features;

import java.util.Arrays;
import java.util.List;

/**
 * What a network sees: rows of numbers with names, before or after scaling.
 *
 * @param names one a column
 * @param mirrors one a column
 * @param values rows by columns
 */
public record Inputs(List<String> names, List<Mirror> mirrors, float[] values) {
  /** Number of columns. */
  public int columns() {
    return names.size();
  }

  /** For {@link Scaling#fit}: the columns that a reflection turns round. */
  public boolean[] keepsSign() {
    boolean[] odd = new boolean[columns()];
    for (int i = 0; i < odd.length; i++) {
      odd[i] = mirrors.get(i) != Mirror.EVEN;
    }
    return odd;
  }

  /** For each column -1 where the given reflection changes the sign, else 1. */
  public float[] signs(boolean phi, boolean z) {
    float[] signs = new float[columns()];
    for (int i = 0; i < signs.length; i++) {
      boolean turned =
          switch (mirrors.get(i)) {
            case EVEN -> false;
            case PHI -> phi;
            case Z -> z;
          };
      signs[i] = turned ? -1 : 1;
    }
    return signs;
  }

  /** The columns of these names, all of which must be there, in this order. */
  public Inputs only(List<String> wanted) {
    int[] places = wanted.stream().mapToInt(names::indexOf).toArray();
    int rows = values.length / columns();
    float[] fewer = new float[rows * places.length];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < places.length; i++) {
        fewer[row * places.length + i] = values[row * columns() + places[i]];
      }
    }
    return new Inputs(wanted, Arrays.stream(places).mapToObj(mirrors::get).toList(), fewer);
  }
}
