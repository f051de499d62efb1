package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.analysis.internal.Draws;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The toy calorimeter: showers of electrons, photons and pions in layers of cells, simulated in
 * microseconds. A shower is a pure function of the settings, the seed and its number. Not for
 * experiments: see the package for what is left out.
 */
public final class ToyCalorimeter {
  private static final int SHOWERS_A_BATCH = 1000;
  private static final double LEAST_GEV = 0.2;

  private final CalorimeterGeometry geometry;
  private final Beam beam;
  private final Imperfections imperfections;
  private final DepthSlices slices;
  private final ElectromagneticShower electromagnetic;
  private final PionShower pions;

  /** With these settings. */
  public ToyCalorimeter(CalorimeterGeometry geometry, Beam beam, Imperfections imperfections) {
    this.geometry = geometry;
    this.beam = beam;
    this.imperfections = imperfections;
    this.slices = new DepthSlices(geometry);
    this.electromagnetic = new ElectromagneticShower(slices);
    this.pions = new PionShower(slices);
  }

  /** CaloGAN's layers, hit at their centre by particles of 1 to 100 GeV; all deposits are seen. */
  public static ToyCalorimeter caloGan(ShowerParticle... particles) {
    return new ToyCalorimeter(
        CalorimeterGeometry.caloGan(), Beam.of(particles), Imperfections.NONE);
  }

  /**
   * A compact calorimeter behind dead material, with sampling fluctuations, noise and leakage, hit
   * over a square of 100 mm by as many particles of 1 to 10 as of 10 to 100 GeV.
   */
  public static ToyCalorimeter leaking(ShowerParticle... particles) {
    return new ToyCalorimeter(
        CalorimeterGeometry.compact(),
        Beam.of(particles).withSpot(50).withLogarithmicEnergies(),
        Imperfections.typical());
  }

  /** Its layers. */
  public CalorimeterGeometry geometry() {
    return geometry;
  }

  /** What flies in. */
  public Beam beam() {
    return beam;
  }

  /** What is not seen. */
  public Imperfections imperfections() {
    return imperfections;
  }

  /** One shower, the same for the same numbers whatever was made before it. */
  public Shower shower(long seed, long number) {
    Draws draws = new Draws(seed, number);
    List<ShowerParticle> particles = beam.particles();
    ShowerParticle particle = particles.get((int) (draws.uniform() * particles.size()));
    double energyGeV =
        beam.logarithmic()
            ? Math.exp(draws.uniform(Math.log(beam.lowestGeV()), Math.log(beam.highestGeV())))
            : draws.uniform(beam.lowestGeV(), beam.highestGeV());
    double xMm = draws.uniform(-beam.spotMm(), beam.spotMm());
    double yMm = draws.uniform(-beam.spotMm(), beam.spotMm());
    return made(particle, energyGeV, xMm, yMm, draws);
  }

  /**
   * One shower of a given particle at the centre.
   *
   * @param energyGeV from 1 to 1000
   */
  public Shower shower(ShowerParticle particle, double energyGeV, long seed, long number) {
    return shower(particle, energyGeV, 0, 0, seed, number);
  }

  /**
   * One shower of a given particle at a given place, which may lie beside the cells.
   *
   * @param energyGeV from 1 to 1000
   * @param xMm along the columns, from the centre
   * @param yMm along the rows, from the centre
   */
  public Shower shower(
      ShowerParticle particle, double energyGeV, double xMm, double yMm, long seed, long number) {
    if (!(energyGeV >= 1 && energyGeV <= 1000)) {
      throw new InputException("showers have 1 to 1000 GeV, not " + energyGeV);
    }
    return made(particle, energyGeV, xMm, yMm, new Draws(seed, number));
  }

  /**
   * What one particle leaves in the cells of each layer, in GeV, before anything is read out; for
   * events of several particles, whose deposits add up.
   *
   * @param energyGeV from 0.2 to 1000; the parametrisation is less certain below 1
   * @param xMm where it hits the front, along the columns
   * @param yMm along the rows
   */
  public double[][] deposits(
      ShowerParticle particle, double energyGeV, double xMm, double yMm, long seed, long number) {
    if (!(energyGeV >= LEAST_GEV && energyGeV <= 1000)) {
      throw new InputException("particles have 0.2 to 1000 GeV, not " + energyGeV);
    }
    Draws draws = new Draws(seed, number);
    ShowerCells cells = new ShowerCells(slices, xMm, yMm, draws);
    fill(particle, energyGeV, imperfections.deadX0(), cells, draws);
    return cells.energy();
  }

  /** What is read out of deposits, in GeV: sampling fluctuations and noise. */
  public float[][] readOut(double[][] deposits, long seed, long number) {
    return ShowerCells.seen(deposits, imperfections, new Draws(seed, number));
  }

  private void fill(
      ShowerParticle particle, double energyGeV, double deadX0, ShowerCells cells, Draws draws) {
    if (particle == ShowerParticle.PION) {
      pions.fill(energyGeV, deadX0, cells, draws);
    } else {
      electromagnetic.fill(particle == ShowerParticle.PHOTON, energyGeV, deadX0, cells, draws);
    }
  }

  private Shower made(
      ShowerParticle particle, double energyGeV, double xMm, double yMm, Draws draws) {
    double away = beam.spotMm() == 0 ? 0 : Math.abs(xMm) / beam.spotMm();
    double deadX0 =
        imperfections.deadX0() + away * (imperfections.deadX0AtEdge() - imperfections.deadX0());
    ShowerCells cells = new ShowerCells(slices, xMm, yMm, draws);
    fill(particle, energyGeV, deadX0, cells, draws);
    return new Shower(particle, energyGeV, xMm, yMm, cells.seen(imperfections));
  }

  /**
   * Showers 0 to count - 1 of a seed, made by all cores.
   *
   * @throws InputException when a shower leaves nothing in the cells
   */
  public ShowerSample sample(int count, long seed) {
    return ShowerSample.of(geometry, showers(seed, 0, count));
  }

  private List<Shower> showers(long seed, long from, long to) {
    return LongStream.range(from, to).parallel().mapToObj(number -> shower(seed, number)).toList();
  }

  /**
   * Writes showers to a ROOT file, a thousand at a time; the file comes to be only when it is
   * whole. The tree is {@code showers}, with the branches named in the package description.
   *
   * @param file is replaced
   * @param count how many, at least 1
   * @param seed of the sample
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public void write(Path file, long count, long seed) {
    if (count < 1) {
      throw new InputException("the number of showers must be at least 1, not " + count);
    }
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree(ShowerTree.NAME, ShowerTree.TITLE)) {
            for (long first = 0; first < count; first += SHOWERS_A_BATCH) {
              long end = Math.min(count, first + SHOWERS_A_BATCH);
              tree.fill(ShowerTree.columns(geometry, showers(seed, first, end)));
            }
          }
        });
  }
}
