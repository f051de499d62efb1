package hep.analysis.jets.tagging;

import hep.analysis.jets.ClusterSequence;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.Jet;
import hep.analysis.jets.JetDefinition;
import hep.analysis.jets.Particles;
import java.util.List;

/**
 * The transverse momenta of a jet's constituents on {@value #PIXELS} x {@value #PIXELS} pixels of
 * {@value #PIXEL} (de Oliveira et al., arXiv:1511.05190): the hardest kt subjet of R = 0.3 at the
 * centre, the second one below it, the half with more momentum on the right; the squares of the
 * pixels sum to 1. Constituents are turned before they are put into pixels, so nothing is
 * interpolated.
 */
public final class JetImage {
  /** Pixels on each side. */
  public static final int PIXELS = 25;

  private static final double PIXEL = 0.1;
  private static final JetDefinition SUBJETS = JetDefinition.kt(0.3);

  private JetImage() {}

  /** One row of pixels, all zero where nothing falls into the image. */
  public static float[] of(Particles jet) {
    List<Jet> subjets = ClusterSequence.of(jet, SUBJETS).inclusive(0.0);
    float[] pixels = new float[PIXELS * PIXELS];
    if (subjets.isEmpty()) {
      return pixels;
    }
    FourVector first = subjets.getFirst().momentum();
    double angle = 0;
    if (subjets.size() > 1) {
      double[] second = from(first, subjets.get(1).momentum());
      angle = -Math.PI / 2 - Math.atan2(second[1], second[0]);
    }
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double balance = 0;
    double[] squares = new double[1];
    for (int i = 0; i < jet.size(); i++) {
      FourVector v = jet.vector(i);
      double[] d = from(first, v);
      double x = c * d[0] - s * d[1];
      double y = s * d[0] + c * d[1];
      balance += x * v.pt();
      int column = (int) Math.floor(x / PIXEL + PIXELS / 2.0);
      int row = (int) Math.floor(y / PIXEL + PIXELS / 2.0);
      if (column >= 0 && column < PIXELS && row >= 0 && row < PIXELS) {
        pixels[row * PIXELS + column] += (float) v.pt();
      }
    }
    for (float pixel : pixels) {
      squares[0] += (double) pixel * pixel;
    }
    float scale = squares[0] > 0 ? (float) (1 / Math.sqrt(squares[0])) : 0;
    float[] out = new float[pixels.length];
    for (int row = 0; row < PIXELS; row++) {
      for (int column = 0; column < PIXELS; column++) {
        int at = row * PIXELS + (balance < 0 ? PIXELS - 1 - column : column);
        out[at] = scale * pixels[row * PIXELS + column];
      }
    }
    return out;
  }

  private static double[] from(FourVector centre, FourVector v) {
    return new double[] {
      Math.clamp(v.rapidity() - centre.rapidity(), -10, 10),
      Math.IEEEremainder(v.phi() - centre.phi(), 2 * Math.PI)
    };
  }
}
