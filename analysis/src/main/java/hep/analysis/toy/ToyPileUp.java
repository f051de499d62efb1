package hep.analysis.toy;

import hep.analysis.internal.Draws;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Events of the toy detector under soft collisions of the same bunch crossing. Their number is
 * Poisson about a mean that is drawn flat from 0 to twice the wanted one, so that all numbers are
 * about equally frequent. Each collision lies at z with a Gauss width of 50 mm and gives 6 charged
 * particles per unit of pseudorapidity to |eta| = 3 and as many photons of half the momentum; the
 * mean momentum of the charged ones, {@value #MEAN_PT_GEV} GeV, is chosen so that a collision adds
 * 0.6 GeV per unit of area (compare arXiv:1707.08600). Clusters and tracks are kept in the whole
 * detector.
 *
 * @param detector of the hard collision
 * @param meanCollisions in (0, 200]
 */
public record ToyPileUp(ToyDetector detector, double meanCollisions) {
  /** Name of the branch with the true number of soft collisions. */
  public static final String COLLISIONS = "collisions";

  private static final double CHARGED_PER_ETA = 6;
  private static final double WIDEST_ETA = 3;
  private static final double MEAN_PT_GEV = 0.42;
  private static final double Z_WIDTH_MM = 50;
  private static final double PION_MASS_GEV = 0.13957;
  private static final int EVENTS_A_BATCH = 200;

  /** Apart from the draws of the hard collision. */
  private static final long OWN_DRAWS = 0x5EED0FC0111510L;

  /** Checks the mean. */
  public ToyPileUp {
    if (!(meanCollisions > 0 && meanCollisions <= 200)) {
      throw new IllegalArgumentException(
          "the mean number of collisions must lie in (0, 200], not " + meanCollisions);
    }
  }

  /**
   * An event and its number of soft collisions.
   *
   * @param event jets are those of the hard collision, true momenta without the soft ones
   * @param collisions truth
   */
  public record Crossing(ToyEvent event, int collisions) {}

  /** One crossing, the same for the same numbers whatever was made before it. */
  public Crossing crossing(long seed, long number) {
    Draws draws = new Draws(seed ^ OWN_DRAWS, number);
    double mean = draws.uniform(0, 2 * meanCollisions);
    int collisions = 0;
    for (double left = mean; left > 0; left -= 10) { // a product of uniforms serves small means
      collisions += draws.poisson(Math.min(10, left));
    }
    List<Particle> soft = new ArrayList<>();
    for (int i = 0; i < collisions; i++) {
      collision(draws, soft);
    }
    return new Crossing(detector.event(seed, number, soft, 0), collisions);
  }

  private static void collision(Draws draws, List<Particle> soft) {
    Vertex vertex = new Vertex(0, 0, Z_WIDTH_MM * draws.gauss());
    int charged = poisson(draws, 2 * WIDEST_ETA * CHARGED_PER_ETA);
    for (int i = 0; i < charged; i++) {
      soft.add(
          new Particle(
              momentum(draws, MEAN_PT_GEV, PION_MASS_GEV),
              draws.sign(),
              Kind.HADRON,
              vertex,
              Origin.PRIMARY));
    }
    int photons = poisson(draws, 2 * WIDEST_ETA * CHARGED_PER_ETA);
    for (int i = 0; i < photons; i++) {
      soft.add(
          new Particle(
              momentum(draws, MEAN_PT_GEV / 2, 0),
              0,
              Kind.ELECTROMAGNETIC,
              vertex,
              Origin.PRIMARY));
    }
  }

  private static int poisson(Draws draws, double mean) {
    return draws.poisson(mean / 2) + draws.poisson(mean / 2);
  }

  /** Density pT exp(-2 pT / mean), as of two exponential components. */
  private static Momentum momentum(Draws draws, double meanPtGeV, double massGeV) {
    double pt = draws.exponential(meanPtGeV / 2) + draws.exponential(meanPtGeV / 2);
    return Momentum.of(
        pt, draws.uniform(-WIDEST_ETA, WIDEST_ETA), draws.uniform(-Math.PI, Math.PI), massGeV);
  }

  /**
   * Writes events in the layout of {@link ToyDetector#write}, with the branch {@value #COLLISIONS}.
   *
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public void write(Path file, long events, long seed) {
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree(ToyTree.NAME, ToyTree.TITLE)) {
            for (long first = 0; first < events; first += EVENTS_A_BATCH) {
              List<Crossing> some =
                  LongStream.range(first, Math.min(events, first + EVENTS_A_BATCH))
                      .parallel()
                      .mapToObj(number -> crossing(seed, number))
                      .toList();
              tree.fill(
                  ToyTree.columns(some.stream().map(Crossing::event).toList())
                      .column(COLLISIONS, some.stream().mapToInt(Crossing::collisions).toArray()));
            }
          }
        });
  }
}
