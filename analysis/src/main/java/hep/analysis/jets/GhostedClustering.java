package hep.analysis.jets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A clustering together with ghosts, whose number in a jet tells its active area (Cacciari, Salam,
 * Soyez, arXiv:0802.1188). Ghosts lie on a jittered grid and are too soft to change a jet.
 */
public final class GhostedClustering {
  private static final double GHOST_PT_GEV = 1e-50;

  private final Particles all;
  private final ClusterSequence sequence;
  private final int particles;
  private final double ghostArea;
  private final double rapidityMax;

  private GhostedClustering(
      Particles all,
      ClusterSequence sequence,
      int particles,
      double ghostArea,
      double rapidityMax) {
    this.all = all;
    this.sequence = sequence;
    this.particles = particles;
    this.ghostArea = ghostArea;
    this.rapidityMax = rapidityMax;
  }

  /**
   * A jet and its active area.
   *
   * @param jet with ghosts; indices from the number of particles on are ghosts
   * @param area in rapidity times azimuth
   */
  public record JetArea(Jet jet, double area) {
    /** pT - rho A in GeV, not below 0 (arXiv:0707.1378 eq. 3). */
    public double correctedPtGeV(double rhoGeV) {
      return Math.max(0.0, jet.pt() - rhoGeV * area);
    }
  }

  /**
   * Level of the soft background.
   *
   * @param rhoGeV median of pT per unit of area, in GeV
   * @param sigmaGeV fluctuation in GeV for a unit of area: half the 16 to 84 % range (below the
   *     median) times the root of the mean area
   * @param jets that entered
   */
  public record Background(double rhoGeV, double sigmaGeV, int jets) {}

  /**
   * Clusters particles and ghosts.
   *
   * @param rapidityMax ghosts lie within, in (0, 20]
   * @param ghostArea wanted area of one, in [1e-4, 1]; the grid rounds it
   * @throws IllegalArgumentException when a number is outside its range or the measure is not PP
   */
  public static GhostedClustering of(
      Particles input, JetDefinition definition, double rapidityMax, double ghostArea, long seed) {
    if (!(rapidityMax > 0.0 && rapidityMax <= 20.0 && ghostArea >= 1e-4 && ghostArea <= 1.0)) {
      throw new IllegalArgumentException(
          "Ghosts need a largest rapidity in (0, 20] and an area in [1e-4, 1], found %s and %s."
              .formatted(rapidityMax, ghostArea));
    }
    if (definition.measure() != JetDefinition.Measure.PP) {
      throw new IllegalArgumentException(
          "Areas are defined in rapidity and azimuth, not for %s.".formatted(definition.measure()));
    }
    double side = Math.sqrt(ghostArea);
    int rows = Math.max(1, (int) Math.round(2.0 * rapidityMax / side));
    int columns = Math.max(1, (int) Math.round(2.0 * Math.PI / side));
    double height = 2.0 * rapidityMax / rows;
    double width = 2.0 * Math.PI / columns;
    List<FourVector> all = new ArrayList<>();
    for (int i = 0; i < input.size(); i++) {
      all.add(input.vector(i));
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double y = -rapidityMax + (r + random.nextDouble()) * height;
        double phi = (c + random.nextDouble()) * width;
        double pt = GHOST_PT_GEV * (1.0 + 0.1 * (random.nextDouble() - 0.5));
        all.add(FourVector.ofPtRapidityPhiMass(pt, y, phi, 0.0));
      }
    }
    Particles both = Particles.of(all);
    return new GhostedClustering(
        both, ClusterSequence.of(both, definition), input.size(), height * width, rapidityMax);
  }

  /** The particles and then the ghosts. */
  Particles withGhosts() {
    return all;
  }

  /** Area of a single ghost. */
  double ghostArea() {
    return ghostArea;
  }

  /** Jets above a pT in GeV, hardest first, with their areas. */
  public List<JetArea> inclusive(double ptMinGeV) {
    List<JetArea> out = new ArrayList<>();
    for (Jet jet : sequence.inclusive(ptMinGeV)) {
      int ghosts = 0;
      for (int index : jet.constituents()) {
        if (index >= particles) {
          ghosts++;
        }
      }
      out.add(new JetArea(jet, ghosts * ghostArea));
    }
    return out;
  }

  /**
   * The median of pT / A over all jets, those of ghosts alone included, that lie within the ghosts
   * by more than R (arXiv:0707.1378 eq. 2); meant for kt or C/A jets with R about 0.4 to 0.6. No
   * jets give 0.
   */
  public Background background() {
    double within = rapidityMax - sequence.definition().radius();
    List<JetArea> jets = new ArrayList<>();
    double area = 0.0;
    for (JetArea jet : inclusive(0.0)) {
      if (jet.area() > 0.0 && Math.abs(jet.jet().momentum().rapidity()) < within) {
        jets.add(jet);
        area += jet.area();
      }
    }
    int n = jets.size();
    if (n == 0) {
      return new Background(0.0, 0.0, 0);
    }
    double[] density = new double[n];
    for (int i = 0; i < n; i++) {
      density[i] = jets.get(i).jet().pt() / jets.get(i).area();
    }
    Arrays.sort(density);
    double median = quantile(density, 0.5);
    double sigma = (median - quantile(density, 0.158655)) * Math.sqrt(area / n);
    return new Background(median, sigma, n);
  }

  private static double quantile(double[] sorted, double fraction) {
    double at = fraction * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
