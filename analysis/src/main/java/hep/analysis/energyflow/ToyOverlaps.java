package hep.analysis.energyflow;

import hep.analysis.InputException;
import hep.analysis.calorimeter.Beam;
import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.calorimeter.CalorimeterLayer;
import hep.analysis.calorimeter.EffectiveMedium;
import hep.analysis.calorimeter.Imperfections;
import hep.analysis.calorimeter.ShowerParticle;
import hep.analysis.calorimeter.ToyCalorimeter;
import hep.analysis.internal.Draws;
import hep.rootio.Batch;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Simulates a charged pion and a neutral one, 2 to 20 GeV each, whose showers overlap: the neutral
 * one flies within {@value #APART_MM} mm of the track in both directions, and decays to two photons
 * {@value #FLIGHT_MM} mm before the calorimeter. An event is a pure function of the seed and its
 * number. It is a toy: see the package for what is left out.
 */
public final class ToyOverlaps {
  /** Name of the tree. */
  static final String TREE = "overlaps";

  private static final double LOWEST_GEV = 2;
  private static final double HIGHEST_GEV = 20;
  private static final double SPOT_MM = 60;
  private static final double APART_MM = 60;
  private static final double FLIGHT_MM = 1500;
  private static final double NEUTRAL_PION_GEV = 0.13498;
  private static final double LEAST_PHOTON_GEV = 0.2;
  private static final double MOMENTUM_ERROR = 0.01;
  private static final int EVENTS_A_BATCH = 1000;

  private ToyOverlaps() {}

  /**
   * One event.
   *
   * @param cells energies in GeV, one array a layer
   * @param neutral share of the deposits of each cell that is neutral; 0 where there are none
   * @param momentumGeV measured by the track
   * @param trackX where the track meets the front, in mm
   * @param trackY along the rows
   * @param neutralGeV true energy of the neutral pion
   * @param neutralX where it would meet the front
   * @param neutralY along the rows
   */
  public record Event(
      float[][] cells,
      float[][] neutral,
      double momentumGeV,
      double trackX,
      double trackY,
      double neutralGeV,
      double neutralX,
      double neutralY) {}

  /**
   * Layers of 3, 16 and 6 X0 and of 1.5, 4.1 and 1.8 interaction lengths, all of lead and argon,
   * with 32x32, 16x16, 16x16, 8x8, 8x8 and 4x4 cells over 640 mm.
   */
  public static CalorimeterGeometry geometry() {
    EffectiveMedium medium = EffectiveMedium.leadArgon();
    double x0 = medium.radiationLengthMm();
    double lambda = medium.interactionLengthMm();
    double[] thickness = {3 * x0, 16 * x0, 6 * x0, 1.5 * lambda, 4.1 * lambda, 1.8 * lambda};
    int[] cells = {32, 16, 16, 8, 8, 4};
    CalorimeterLayer[] layers = new CalorimeterLayer[cells.length];
    double from = 0;
    for (int i = 0; i < layers.length; i++) {
      double size = 640.0 / cells[i];
      layers[i] = new CalorimeterLayer(from, from + thickness[i], cells[i], cells[i], size, size);
      from += thickness[i];
    }
    return new CalorimeterGeometry("overlaps", List.of(layers), medium);
  }

  /** The calorimeter: 11 %/√E of sampling and 10 MeV of noise a cell, no dead material. */
  static ToyCalorimeter calorimeter() {
    return new ToyCalorimeter(
        geometry(), Beam.of(ShowerParticle.PION), new Imperfections(0, 0, 0.11, 0.01));
  }

  /** One event, the same for the same numbers whatever was made before it. */
  public static Event event(long seed, long number) {
    return event(calorimeter(), seed, number);
  }

  private static Event event(ToyCalorimeter toy, long seed, long number) {
    Draws draws = new Draws(seed, number);
    double chargedGeV = draws.uniform(LOWEST_GEV, HIGHEST_GEV);
    double neutralGeV = draws.uniform(LOWEST_GEV, HIGHEST_GEV);
    double trackX = draws.uniform(-SPOT_MM, SPOT_MM);
    double trackY = draws.uniform(-SPOT_MM, SPOT_MM);
    double x = trackX + draws.uniform(-APART_MM, APART_MM);
    double y = trackY + draws.uniform(-APART_MM, APART_MM);
    // the shower of each particle has numbers of its own
    double[][] charged =
        toy.deposits(ShowerParticle.PION, chargedGeV, trackX, trackY, seed + 1, number);
    double[][] neutral = new double[charged.length][];
    for (int layer = 0; layer < neutral.length; layer++) {
      neutral[layer] = new double[charged[layer].length];
    }
    double first = photonGeV(neutralGeV, draws);
    double second = neutralGeV - first;
    double opening = 2 * Math.asin(NEUTRAL_PION_GEV / 2 / Math.sqrt(first * second));
    double turn = draws.uniform(0, 2 * Math.PI);
    double[] energies = {first, second};
    for (int photon = 0; photon < 2; photon++) {
      // transverse momenta balance, so that the harder photon is bent less
      double away = FLIGHT_MM * opening * (neutralGeV - energies[photon]) / neutralGeV;
      double sign = photon == 0 ? 1 : -1;
      add(
          toy.deposits(
              ShowerParticle.PHOTON,
              energies[photon],
              x + sign * away * Math.cos(turn),
              y + sign * away * Math.sin(turn),
              seed + 2 + photon,
              number),
          neutral);
    }
    double momentum = chargedGeV * (1 + MOMENTUM_ERROR * draws.gauss());
    float[][] shares = shares(neutral, charged);
    add(neutral, charged);
    return new Event(
        toy.readOut(charged, seed + 4, number), shares, momentum, trackX, trackY, neutralGeV, x, y);
  }

  /** The harder or softer photon of an isotropic decay; very uneven decays are drawn again. */
  private static double photonGeV(double pionGeV, Draws draws) {
    double mass = NEUTRAL_PION_GEV / pionGeV;
    double speed = Math.sqrt(1 - mass * mass);
    while (true) {
      double energy = pionGeV / 2 * (1 + speed * draws.uniform(-1, 1));
      if (Math.min(energy, pionGeV - energy) >= LEAST_PHOTON_GEV) {
        return energy;
      }
    }
  }

  private static void add(double[][] summand, double[][] sum) {
    for (int layer = 0; layer < sum.length; layer++) {
      for (int cell = 0; cell < sum[layer].length; cell++) {
        sum[layer][cell] += summand[layer][cell];
      }
    }
  }

  private static float[][] shares(double[][] neutral, double[][] charged) {
    float[][] shares = new float[neutral.length][];
    for (int layer = 0; layer < shares.length; layer++) {
      shares[layer] = new float[neutral[layer].length];
      for (int cell = 0; cell < shares[layer].length; cell++) {
        double all = neutral[layer][cell] + charged[layer][cell];
        shares[layer][cell] = all > 0 ? (float) (neutral[layer][cell] / all) : 0;
      }
    }
    return shares;
  }

  /**
   * Writes events to a ROOT file, with the branches named in the package description.
   *
   * @param file is replaced
   * @param count how many, at least 1
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public static void write(Path file, int count, long seed) {
    if (count < 1) {
      throw new InputException("the number of events must be at least 1, not " + count);
    }
    ToyCalorimeter toy = calorimeter();
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree(TREE, "toy overlaps of a charged and a neutral pion")) {
            for (long first = 0; first < count; first += EVENTS_A_BATCH) {
              long end = Math.min(count, first + EVENTS_A_BATCH);
              tree.fill(
                  columns(
                      LongStream.range(first, end)
                          .parallel()
                          .mapToObj(number -> event(toy, seed, number))
                          .toList()));
            }
          }
        });
  }

  private static Batch columns(List<Event> events) {
    Batch batch = new Batch();
    int layers = events.getFirst().cells().length;
    for (int layer = 0; layer < layers; layer++) {
      int size = events.getFirst().cells()[layer].length;
      float[] cells = new float[size * events.size()];
      float[] neutral = new float[cells.length];
      for (int i = 0; i < events.size(); i++) {
        System.arraycopy(events.get(i).cells()[layer], 0, cells, i * size, size);
        System.arraycopy(events.get(i).neutral()[layer], 0, neutral, i * size, size);
      }
      batch.column("layer_" + layer, new Fixed(size, new FloatColumn(cells)));
      batch.column("neutral_" + layer, new Fixed(size, new FloatColumn(neutral)));
    }
    batch.column("track_p", floats(events, Event::momentumGeV));
    batch.column("track_x", floats(events, Event::trackX));
    batch.column("track_y", floats(events, Event::trackY));
    batch.column("neutral_energy", floats(events, Event::neutralGeV));
    batch.column("neutral_x", floats(events, Event::neutralX));
    batch.column("neutral_y", floats(events, Event::neutralY));
    return batch;
  }

  private static float[] floats(List<Event> events, ToDoubleFunction<Event> value) {
    float[] values = new float[events.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(events.get(i));
    }
    return values;
  }
}
