package hep.analysis.calorimeter;

import hep.analysis.InputException;

/**
 * One layer in depth: a grid of cells, centred on the beam.
 *
 * @param fromMm depth where it begins, from the front
 * @param toMm depth where it ends
 * @param rows cells along y
 * @param columns cells along x
 * @param cellHeightMm size of a cell along y
 * @param cellWidthMm size of a cell along x
 */
public record CalorimeterLayer(
    double fromMm, double toMm, int rows, int columns, double cellHeightMm, double cellWidthMm) {
  private static final int MOST_CELLS = 1 << 20;

  /** Checks the sizes. */
  public CalorimeterLayer {
    if (rows < 1 || columns < 1 || (long) rows * columns > MOST_CELLS) {
      throw new InputException(
          "a layer has 1 to %d cells, not %d x %d".formatted(MOST_CELLS, rows, columns));
    }
    if (!(fromMm >= 0 && toMm > fromMm && cellHeightMm > 0 && cellWidthMm > 0)) {
      throw new InputException(
          "a layer from %s to %s mm with cells of %s x %s mm is empty"
              .formatted(fromMm, toMm, cellHeightMm, cellWidthMm));
    }
  }

  /** Number of cells; cell (row, column) has index row times columns plus column. */
  public int cells() {
    return rows * columns;
  }

  /** Centre of a column along x, 0 on the beam. */
  public double xMm(int column) {
    return (column - (columns - 1) / 2.0) * cellWidthMm;
  }

  /** Centre of a row along y, 0 on the beam. */
  public double yMm(int row) {
    return (row - (rows - 1) / 2.0) * cellHeightMm;
  }

  /** "3x96", as in messages. */
  @Override
  public String toString() {
    return rows + "x" + columns;
  }
}
