package hep.analysis.clusters;

import hep.analysis.InputException;
import hep.analysis.calorimeter.Beam;
import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.calorimeter.EffectiveMedium;
import hep.analysis.calorimeter.Imperfections;
import hep.analysis.calorimeter.Shower;
import hep.analysis.calorimeter.ShowerParticle;
import hep.analysis.calorimeter.ToyCalorimeter;
import hep.analysis.internal.Draws;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Events of several showers in one calorimeter, and their clusters. Each event has one to {@code
 * most} particles of {@code kinds}, anywhere on the inner four fifths of the front, with energies
 * spread evenly in their logarithm. An event is a pure function of the settings, the seed and its
 * number.
 *
 * @param geometry of the cells
 * @param electromagneticLayers how many of the first layers count for the electromagnetic share
 * @param kinds of particles, equally often each
 * @param most particles of an event
 * @param lowestGeV least energy, at least 1
 * @param highestGeV highest energy, at most 1000
 * @param stochasticTerm a of σ/E = a/√E, from counting quanta of a² GeV in each cell
 * @param noiseGeV width of the noise of each cell
 * @param frontMm distance of the front from the collision, for η and φ
 */
public record ToyEvents(
    CalorimeterGeometry geometry,
    int electromagneticLayers,
    List<ShowerParticle> kinds,
    int most,
    double lowestGeV,
    double highestGeV,
    double stochasticTerm,
    double noiseGeV,
    double frontMm) {
  private static final int MOST_PARTICLES = 1000;
  private static final double INNER = 0.4;
  private static final int EVENTS_A_BATCH = 250;

  /** Checks the ranges. */
  public ToyEvents {
    kinds = List.copyOf(kinds);
    Beam beam = new Beam(kinds, lowestGeV, highestGeV, 0, true);
    if (most < 1 || most > MOST_PARTICLES) {
      throw new InputException(
          "an event has 1 to %d particles, not %d".formatted(MOST_PARTICLES, most));
    }
    if (electromagneticLayers < 0 || electromagneticLayers > geometry.layers().size()) {
      throw new InputException(
          "%d layers cannot be electromagnetic; the geometry %s has %d"
              .formatted(electromagneticLayers, geometry, geometry.layers().size()));
    }
    if (!(noiseGeV > 0 && noiseGeV < 100 && stochasticTerm >= 0 && stochasticTerm < 10)
        || !(frontMm > 0)) {
      throw new InputException(
          "noise and distance of the front are above zero and the stochastic term is not negative, found %s GeV, %s mm and %s for %s"
              .formatted(noiseGeV, frontMm, stochasticTerm, beam.particles()));
    }
  }

  /** One to four photons and pions of 2 to 100 GeV, 11 %/√E, 15 MeV of noise, at 1.5 m. */
  public static ToyEvents in(CalorimeterGeometry geometry, int electromagneticLayers) {
    return new ToyEvents(
        geometry,
        electromagneticLayers,
        List.of(ShowerParticle.PHOTON, ShowerParticle.PION),
        4,
        2,
        100,
        0.11,
        0.015,
        1500);
  }

  /**
   * The same in six layers of lead and argon over 640 mm: 32x32, 32x32 and 16x16 cells down to 5,
   * 16 and 26 X0, and three times 8x8 down to 120 X0, the first three electromagnetic.
   */
  public static ToyEvents usual() {
    return in(
        CalorimeterGeometry.square(
            "sampling",
            640,
            EffectiveMedium.leadArgon(),
            new double[] {5, 16, 26, 50, 80, 120},
            32,
            32,
            16,
            8,
            8,
            8),
        3);
  }

  /** One event, the same for the same numbers whatever was made before it. */
  public CalorimeterEvent event(long seed, long number) {
    ToyCalorimeter toy = toy();
    CellMap map = new CellMap(geometry);
    return event(toy, map, seed, number);
  }

  private ToyCalorimeter toy() {
    return new ToyCalorimeter(
        geometry, new Beam(kinds, lowestGeV, highestGeV, 0, true), Imperfections.NONE);
  }

  private CalorimeterEvent event(ToyCalorimeter toy, CellMap map, long seed, long number) {
    Draws draws = new Draws(seed, number);
    int count = 1 + (int) (draws.uniform() * most);
    double width =
        geometry.layers().getFirst().columns() * geometry.layers().getFirst().cellWidthMm();
    double height =
        geometry.layers().getFirst().rows() * geometry.layers().getFirst().cellHeightMm();
    List<CalorimeterEvent.Incoming> particles = new ArrayList<>();
    List<float[]> left = new ArrayList<>();
    double[] sum = new double[map.size()];
    for (int i = 0; i < count; i++) {
      ShowerParticle kind = kinds.get((int) (draws.uniform() * kinds.size()));
      double energyGeV = Math.exp(draws.uniform(Math.log(lowestGeV), Math.log(highestGeV)));
      double xMm = draws.uniform(-INNER * width, INNER * width);
      double yMm = draws.uniform(-INNER * height, INNER * height);
      Shower shower = toy.shower(kind, energyGeV, xMm, yMm, draws.bits(), i);
      float[] cells = new float[map.size()];
      for (int l = 0; l < shower.layers().length; l++) {
        System.arraycopy(shower.layers()[l], 0, cells, map.first(l), shower.layers()[l].length);
      }
      for (int cell = 0; cell < cells.length; cell++) {
        sum[cell] += cells[cell];
      }
      particles.add(new CalorimeterEvent.Incoming(kind, energyGeV, xMm, yMm));
      left.add(cells);
    }
    double quantum = stochasticTerm * stochasticTerm;
    float[] seen = new float[map.size()];
    for (int cell = 0; cell < seen.length; cell++) {
      double counted =
          quantum == 0 || sum[cell] == 0 ? sum[cell] : quantum * draws.poisson(sum[cell] / quantum);
      seen[cell] = (float) (counted + noiseGeV * draws.gauss());
    }
    return new CalorimeterEvent(particles, seen, left);
  }

  /** The clusters of an event above zero, by {@link TopologicalClustering#USUAL}. */
  public List<CellCluster> clusters(CalorimeterEvent event) {
    return clusters(new CellMap(geometry), event);
  }

  private List<CellCluster> clusters(CellMap map, CalorimeterEvent event) {
    List<int[]> cells = TopologicalClustering.USUAL.clusters(map, event.seenGeV(), noiseGeV);
    double[] truth = truth(event, cells);
    List<CellCluster> clusters = new ArrayList<>();
    for (int k = 0; k < truth.length; k++) {
      CellCluster cluster =
          CellCluster.of(map, event.seenGeV(), cells.get(k), electromagneticLayers, truth[k]);
      if (cluster.energyGeV() > 0) {
        clusters.add(cluster);
      }
    }
    return clusters;
  }

  /** Energies of the particles that left more in a cluster than in any other. */
  private static double[] truth(CalorimeterEvent event, List<int[]> clusters) {
    double[] truth = new double[clusters.size()];
    for (int p = 0; p < event.particles().size(); p++) {
      float[] left = event.leftGeV().get(p);
      int best = -1;
      double highest = 0;
      for (int k = 0; k < truth.length; k++) {
        double sum = 0;
        for (int cell : clusters.get(k)) {
          sum += left[cell];
        }
        if (sum > highest) {
          highest = sum;
          best = k;
        }
      }
      if (best >= 0) {
        truth[best] += event.particles().get(p).energyGeV();
      }
    }
    return truth;
  }

  /**
   * Writes events to a ROOT file, tree {@code events}, with the branches named in the package
   * description; the file comes to be only when it is whole.
   *
   * @param file is replaced
   * @param count how many, at least 1
   * @param seed of the sample
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public void write(Path file, long count, long seed) {
    if (count < 1) {
      throw new InputException("the number of events must be at least 1, not " + count);
    }
    ToyCalorimeter toy = toy();
    CellMap map = new CellMap(geometry);
    ClusterTree columns = new ClusterTree(geometry.layers().size(), frontMm);
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree(ClusterTree.NAME, ClusterTree.TITLE)) {
            for (long from = 0; from < count; from += EVENTS_A_BATCH) {
              List<ClusterTree.Entry> entries =
                  LongStream.range(from, Math.min(count, from + EVENTS_A_BATCH))
                      .parallel()
                      .mapToObj(number -> {
                        CalorimeterEvent event = event(toy, map, seed, number);
                        return new ClusterTree.Entry(event.particles(), clusters(map, event));
                      })
                      .toList();
              tree.fill(columns.columns(entries));
            }
          }
        });
  }
}
