package hep.validation.plot;

import java.awt.Color;
import java.util.List;

/**
 * Ten colours that stay apart for colour-blind readers and in grey (M. A. Petroff,
 * arXiv:2107.02270, table of ten).
 */
@SuppressWarnings("exports") // see module-info: java.desktop is not passed on
public final class Palette {
  private static final List<Color> TEN =
      List.of(
          new Color(0x3f90da),
          new Color(0xbd1f01),
          new Color(0xffa90e),
          new Color(0x832db6),
          new Color(0x94a4a2),
          new Color(0xa96b59),
          new Color(0xe76300),
          new Color(0xb9ac70),
          new Color(0x717581),
          new Color(0x92dadd));

  private Palette() {}

  /** The colour of the i-th object, from 0; after ten they repeat. */
  public static Color colour(int i) {
    return TEN.get(Math.floorMod(i, TEN.size()));
  }
}
