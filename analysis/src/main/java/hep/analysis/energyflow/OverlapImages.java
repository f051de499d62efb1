package hep.analysis.energyflow;

import hep.analysis.calorimeter.CalorimeterLayer;
import hep.analysis.internal.Draws;
import hep.learners.Tape;
import hep.learners.Var;
import hep.learners.train.Examples;

/**
 * Events as images: every layer on the finest grid, each coarse cell repeated, and the track's
 * momentum in the pixel where it meets the front.
 *
 * @param sample all events
 * @param events numbers of those that are here
 * @param turns one of the eight symmetries of the square for each event; 0 leaves it as it is
 */
record OverlapImages(OverlapSample sample, int[] events, int[] turns) {
  private static final float SCALE_GEV = 0.02f;
  private static final float SCALE_LOG = 5;
  private static final int SYMMETRIES = 8;

  /** Some events as they are. */
  static Examples<OverlapImages> of(OverlapSample sample, int... chosen) {
    return new Chosen(sample, chosen, 0, false);
  }

  /** Some events turned and mirrored at random, in other ways in every epoch. */
  static Examples<OverlapImages> turned(OverlapSample sample, long seed, int... chosen) {
    return new Chosen(sample, chosen, seed, true);
  }

  private record Chosen(OverlapSample sample, int[] chosen, long seed, boolean turned)
      implements Examples<OverlapImages> {
    @Override
    public int size() {
      return chosen.length;
    }

    @Override
    public OverlapImages batch(int[] order, int from, int to) {
      int[] events = new int[to - from];
      int[] turns = new int[to - from];
      for (int i = from; i < to; i++) {
        events[i - from] = chosen[order[i]];
        if (turned) {
          // an event's place in the order differs from epoch to epoch
          turns[i - from] =
              (int) (SYMMETRIES * new Draws(seed * SYMMETRIES + i, order[i]).uniform());
        }
      }
      return new OverlapImages(sample, events, turns);
    }
  }

  /** Pixels along a side. */
  static int side(OverlapSample sample) {
    return sample.geometry().layers().getFirst().columns();
  }

  /** Channels of the images: the layers and the track. */
  static int channels(OverlapSample sample) {
    return sample.cells().length + 1;
  }

  private static int turned(int pixel, int side, int turn) {
    int x = pixel % side;
    int y = pixel / side;
    x = (turn & 1) == 0 ? x : side - 1 - x;
    y = (turn & 2) == 0 ? y : side - 1 - y;
    return (turn & 4) == 0 ? y * side + x : x * side + y;
  }

  /** The cell of a layer in which a pixel of the finest grid lies. */
  static int cell(CalorimeterLayer layer, int pixel, int side) {
    int size = side / layer.columns();
    return pixel / side / size * layer.columns() + pixel % side / size;
  }

  /** Images x side x side x channels, logarithms of energies in units of 20 MeV. */
  Var pixels(Tape tape) {
    int side = side(sample);
    int channels = channels(sample);
    Var y = tape.zeros(events.length, side, side, channels);
    for (int i = 0; i < events.length; i++) {
      for (int pixel = 0; pixel < side * side; pixel++) {
        int at = y.start() + (i * side * side + turned(pixel, side, turns[i])) * channels;
        for (int layer = 0; layer < channels - 1; layer++) {
          CalorimeterLayer grid = sample.geometry().layers().get(layer);
          int cell = events[i] * grid.cells() + cell(grid, pixel, side);
          y.data()[at + layer] = seen(sample.cells()[layer][cell]);
        }
      }
      CalorimeterLayer front = sample.geometry().layers().getFirst();
      int column = place(sample.track()[1][events[i]], front.cellWidthMm(), side);
      int row = place(sample.track()[2][events[i]], front.cellHeightMm(), side);
      int pixel = turned(row * side + column, side, turns[i]);
      y.data()[y.start() + (i * side * side + pixel) * channels + channels - 1] =
          seen(sample.track()[0][events[i]]);
    }
    return y;
  }

  private static float seen(double gev) {
    return (float) Math.log1p(gev / SCALE_GEV) / SCALE_LOG;
  }

  /** The energies in GeV of what {@link #pixels} shows. */
  static Var energies(Var seen) {
    return seen.times(SCALE_LOG).exp().plus(-1).times(SCALE_GEV);
  }

  /** The part of a cell's energy that each of its pixels stands for. */
  static float part(CalorimeterLayer layer, int side) {
    return (float) layer.cells() / (side * side);
  }

  private static int place(double mm, double size, int side) {
    return Math.clamp((int) Math.floor(mm / size + side / 2.0), 0, side - 1);
  }

  /** True neutral shares: images · pixels · layers x 1. */
  Var truth(Tape tape) {
    return perPixel(tape, false);
  }

  /** Energy of each pixel over that of the event, times pixels and layers; as the truth. */
  Var weights(Tape tape) {
    return perPixel(tape, true);
  }

  private Var perPixel(Tape tape, boolean weights) {
    int side = side(sample);
    int layers = sample.cells().length;
    Var y = tape.input(events.length * side * side * layers, 1);
    for (int i = 0; i < events.length; i++) {
      double total = sample.totalGeV(events[i]);
      for (int layer = 0; layer < layers; layer++) {
        CalorimeterLayer grid = sample.geometry().layers().get(layer);
        int repeated = side * side / grid.cells();
        double scale = (double) side * side * layers / repeated / total;
        for (int pixel = 0; pixel < side * side; pixel++) {
          int cell = events[i] * grid.cells() + cell(grid, pixel, side);
          int at = (i * side * side + turned(pixel, side, turns[i])) * layers + layer;
          y.data()[y.start() + at] =
              weights
                  ? (float) (sample.cells()[layer][cell] * scale)
                  : sample.neutral()[layer][cell];
        }
      }
    }
    return y;
  }
}
