package hep.analysis.energyflow;

import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.calorimeter.CalorimeterLayer;
import hep.analysis.segmentation.UNet;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.Training;
import hep.learners.Losses;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.train.Adam;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Schedule;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.util.Arrays;
import java.util.List;

/**
 * A U-Net that gives the neutral share of each cell.
 *
 * @param parameters its weights
 * @param network images to one logit a pixel and layer
 */
record FlowNetwork(Parameters parameters, UNet network) {
  private static final int BATCH = 16;
  private static final double RATE = 4e-3;
  private static final double VALIDATION_SHARE = 0.1;

  /** Events whose answers are held at once. */
  private static final int CHUNK = 500;

  static FlowNetwork of(CalorimeterGeometry geometry, EnergyFlow task, long seed) {
    Parameters parameters = Parameters.seeded(seed);
    int layers = geometry.layers().size();
    UNet.Plan plan = UNet.Plan.small(layers + 1, layers, task.levels(), task.filters());
    return new FlowNetwork(parameters, UNet.of(parameters, plan));
  }

  /** What the U-Net consists of and costs for one event. */
  ModelSummary summary(OverlapSample sample) {
    int side = OverlapImages.side(sample);
    return ModelSummary.of(
        parameters,
        tape -> network.apply(tape.zeros(1, side, side, OverlapImages.channels(sample))));
  }

  private Var shares(Tape tape, OverlapImages images) {
    Var logits = network.apply(images.pixels(tape));
    return logits.reshape(logits.size(), 1).sigmoid();
  }

  /** The mean over events of 1/E Σ E_c (f_c − truth)², with E the energy of all cells. */
  private Var loss(Tape tape, OverlapImages images) {
    return Losses.squared(shares(tape, images), images.truth(tape), images.weights(tape));
  }

  /** Learns; a tenth of the events tells which epoch is best. */
  History fit(OverlapSample sample, int[] events, RunOptions options) {
    int kept = (int) Math.ceil(VALIDATION_SHARE * events.length);
    TrainingSettings settings = options.training(BATCH).withClipNorm(1);
    return Training.fit(
        "neutral-shares",
        new Trainer<>(parameters, this::loss, new Adam(), Schedule.oneCycle(RATE, 0.2), settings),
        options,
        OverlapImages.turned(
            sample, options.seed(), Arrays.copyOfRange(events, kept, events.length)),
        OverlapImages.of(sample, Arrays.copyOf(events, kept)));
  }

  /** The neutral shares of the cells of some events: event, layer, cell. */
  float[][][] shares(OverlapSample sample, int[] events, int threads) {
    float[][][] all = new float[events.length][][];
    int side = OverlapImages.side(sample);
    int layers = sample.cells().length;
    for (int from = 0; from < events.length; from += CHUNK) {
      int to = Math.min(events.length, from + CHUNK);
      Tensor found =
          Inference.predict(
              parameters,
              OverlapImages.of(sample, Arrays.copyOfRange(events, from, to)),
              (tape, images) ->
                  shares(tape, images).reshape(images.events().length, side * side * layers),
              threads);
      for (int i = from; i < to; i++) {
        all[i] = cells(sample, found, i - from);
      }
    }
    return all;
  }

  /** The mean of the pixels of each cell. */
  private static float[][] cells(OverlapSample sample, Tensor found, int row) {
    int side = OverlapImages.side(sample);
    List<CalorimeterLayer> layers = sample.geometry().layers();
    float[][] shares = new float[layers.size()][];
    for (int layer = 0; layer < shares.length; layer++) {
      CalorimeterLayer grid = layers.get(layer);
      shares[layer] = new float[grid.cells()];
      float part = (float) grid.cells() / (side * side);
      for (int pixel = 0; pixel < side * side; pixel++) {
        shares[layer][OverlapImages.cell(grid, pixel, side)] +=
            part * found.at(row, pixel * shares.length + layer);
      }
    }
    return shares;
  }
}
