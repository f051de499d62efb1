package hep.validation.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

/**
 * Colours for the numbers of a heat map, even in lightness so that equal steps look equal.
 *
 * @param anchors colours at equal distances from the low to the high end, at least two; mixed in
 *     between
 */
@SuppressWarnings("exports") // see module-info: java.desktop is not passed on
public record ColourMap(List<Color> anchors) {
  /** Dark blue over green to yellow: for maps with many cells (Smith and van der Walt, 2015). */
  public static final ColourMap VIRIDIS =
      of(0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725);

  /** White to deep blue: for a few cells with text in them. */
  public static final ColourMap BLUES =
      of(0xf7fbff, 0xdeebf7, 0xc6dbef, 0x9ecae1, 0x6baed6, 0x4292c6, 0x2171b5, 0x08519c, 0x08306b);

  /** Copies the colours. */
  public ColourMap {
    anchors = List.copyOf(anchors);
  }

  private static ColourMap of(int... colours) {
    return new ColourMap(Arrays.stream(colours).mapToObj(Color::new).toList());
  }

  /** The colour of a part of the range, 0 for its low end and 1 for its high end. */
  public Color at(double part) {
    double place = Math.clamp(part, 0, 1) * (anchors.size() - 1);
    int i = Math.min((int) place, anchors.size() - 2);
    Color a = anchors.get(i);
    Color b = anchors.get(i + 1);
    double rest = place - i;
    return new Color(
        mix(a.getRed(), b.getRed(), rest),
        mix(a.getGreen(), b.getGreen(), rest),
        mix(a.getBlue(), b.getBlue(), rest));
  }

  private static int mix(int a, int b, double rest) {
    return (int) Math.round(a + rest * (b - a));
  }
}
