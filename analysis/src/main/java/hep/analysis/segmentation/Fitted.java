package hep.analysis.segmentation;

import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.Training;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.train.Adam;
import hep.learners.train.History;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import hep.learners.train.WeightAverage;
import hep.validation.Overlap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network that has learned.
 *
 * @param network one channel in, one logit of 'membrane' out
 * @param parameters its weights
 * @param history of its losses
 * @param threshold on the probability of a membrane, with the best mean IoU on slices that the
 *     weights were not fitted to
 */
record Fitted(UNet network, Parameters parameters, History history, double threshold) {
  private static final double VALIDATION_SHARE = 0.15;
  private static final int VALIDATION_CROPS = 48;
  private static final int BATCH = 8;
  private static final double RATE = 3e-3;
  private static final double WARM_UP = 0.2;
  private static final double CLIP_NORM = 1;

  /** Slices of one stack differ so much in brightness and contrast, in widths of their pixels. */
  private static final double SHADE = 0.1;

  /** Of the moving average of the weights, an update. */
  private static final double KEPT = 0.99;

  /** Thresholds are multiples of one over this. */
  private static final int THRESHOLDS = 40;

  static Fitted of(Segmentation task, UNet.Plan plan, SliceSample sample, RunOptions options) {
    Parameters parameters = Parameters.seeded(options.seed());
    UNet network = UNet.of(parameters, plan);
    int kept = Math.max(1, (int) Math.round(VALIDATION_SHARE * sample.size()));
    SliceSample training = sample.range(0, sample.size() - kept);
    SliceSample validation = sample.range(sample.size() - kept, sample.size());
    Objective<CropBatch> objective =
        (tape, batch) -> {
          CropBatch.Content content = batch.content(tape);
          int pixels = content.truth().size();
          return Losses.binaryCrossEntropy(
              network.apply(content.pixels()).reshape(pixels, 1),
              content.truth(),
              content.weights());
        };
    double pieces = (double) training.side() * training.side() / task.crop() / task.crop();
    TrainingSettings settings = options.training(BATCH).withClipNorm(CLIP_NORM);
    History history =
        Training.fit(
            "u-net",
            new Trainer<>(
                    parameters, objective, new Adam(), Schedule.oneCycle(RATE, WARM_UP), settings)
                .average(WeightAverage.moving(KEPT)),
            options,
            crops(task, training, task.bend(), SHADE, options.seed())
                .examples((int) Math.ceil(pieces * training.size())),
            crops(task, validation, 0, 0, options.seed()).examples(VALIDATION_CROPS));
    List<float[]> membrane = new Tiles(network, parameters, options.threads()).membrane(validation);
    return new Fitted(network, parameters, history, threshold(membrane, validation));
  }

  private static CropBatch.Crops crops(
      Segmentation task, SliceSample sample, double bend, double shade, long seed) {
    List<float[]> weights =
        sample.inside().parallelStream()
            .map(mask -> task.borders().of(mask, sample.side()))
            .toList();
    double sum = 0;
    for (float[] slice : weights) {
      sum += IntStream.range(0, slice.length).mapToDouble(i -> slice[i]).average().orElse(1);
    }
    // with a mean of 1 the losses of all weight maps can be compared
    float factor = (float) (weights.size() / sum);
    for (float[] slice : weights) {
      for (int i = 0; i < slice.length; i++) {
        slice[i] *= factor;
      }
    }
    return new CropBatch.Crops(sample, weights, task.crop(), bend, shade, seed);
  }

  private static double threshold(List<float[]> membrane, SliceSample truth) {
    double best = 0.5;
    double largest = -1;
    for (int i = 1; i < THRESHOLDS; i++) {
      Overlap all = new Overlap(0, 0, 0, 0);
      double threshold = (double) i / THRESHOLDS;
      for (int slice = 0; slice < truth.size(); slice++) {
        all =
            all.plus(Overlap.of(inside(membrane.get(slice), threshold), truth.inside().get(slice)));
      }
      double mean = (all.iou() + all.inverse().iou()) / 2;
      if (mean > largest) {
        largest = mean;
        best = threshold;
      }
    }
    return best;
  }

  /** Pixels whose probability of a membrane is below a threshold. */
  static boolean[] inside(float[] membrane, double threshold) {
    boolean[] inside = new boolean[membrane.length];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = membrane[i] < threshold;
    }
    return inside;
  }
}
