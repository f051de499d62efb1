package hep.analysis.jets;

/**
 * Tiles over rapidity and azimuth. The first and last row take all that lies beyond them, so a
 * particle far out is still beside all its neighbours; azimuth closes on itself.
 */
final class TileGrid {
  private static final double SMALLEST_TILE = 0.05;
  private static final double LARGEST_RAPIDITY = 10.0;

  /** Distances to tiles are taken this much too small, against rounding at their borders. */
  private static final double MARGIN = 1e-12;

  private static final double TWO_PI = 2.0 * Math.PI;

  final int rows;
  final int columns;

  /** Tiles to look at on each side so that everything within R is seen. */
  final int reach;

  private final double lowest;
  private final double perRow;
  private final double perColumn;
  private final double height;
  private final double width;

  TileGrid(double radius, int reach, double lowestRapidity, double highestRapidity) {
    double size = Math.max(radius / reach, SMALLEST_TILE);
    lowest = Math.clamp(lowestRapidity, -LARGEST_RAPIDITY, LARGEST_RAPIDITY);
    double highest = Math.clamp(highestRapidity, -LARGEST_RAPIDITY, LARGEST_RAPIDITY);
    rows = 1 + (int) ((highest - lowest) / size);
    // With fewer columns some would be looked at twice.
    columns = Math.max(2 * reach + 1, (int) (TWO_PI / size));
    height = size;
    width = TWO_PI / columns;
    perRow = 1.0 / height;
    perColumn = columns / TWO_PI;
    this.reach = reach;
  }

  int tiles() {
    return rows * columns;
  }

  int row(double rapidity) {
    return (int) Math.clamp((rapidity - lowest) * perRow, 0.0, rows - 1.0);
  }

  int column(double phi) {
    return Math.min((int) (phi * perColumn), columns - 1);
  }

  /** Distance in rapidity from a point to row {@code other}; 0 inside it. */
  double toRow(double rapidity, int row, int other) {
    if (other == row) {
      return 0.0;
    }
    return other > row
        ? Math.max(0.0, lowest + other * height - rapidity - MARGIN)
        : Math.max(0.0, rapidity - (lowest + (other + 1) * height) - MARGIN);
  }

  /** Distance in azimuth from a point in {@code column} to the column {@code offset} further on. */
  double toColumn(double phi, int column, int offset) {
    if (offset == 0) {
      return 0.0;
    }
    return offset > 0
        ? Math.max(0.0, (column + offset) * width - phi - MARGIN)
        : Math.max(0.0, phi - (column + offset + 1) * width - MARGIN);
  }

  int wrap(int column) {
    return column < 0 ? column + columns : column >= columns ? column - columns : column;
  }
}
