package hep.analysis.segmentation;

import hep.analysis.InputException;
import hep.analysis.internal.NearestName;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SavedNetwork;
import hep.analysis.tasks.Task;
import hep.analysis.tasks.TaskResult;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Tells cells from the membranes between them by a U-Net.
 *
 * <p>Figures, all from the slices that are judged, one number a slice with the standard error of
 * their mean: {@code iou_inside}, {@code iou_membrane} and their mean {@code iou_mean}, {@code
 * pixel_accuracy}, {@code dice_inside}; {@code iou_cells}, the mean intersection over union of each
 * cell with the one piece that was matched to it; {@code boundary_error}, the mean distance of
 * predicted and true borders in pixels; {@code auc_membrane}. With {@code _noskip} the same of a
 * network without skips; {@code gain_iou_membrane_skips} is the difference, slice by slice.
 *
 * @param levels how often the network halves its images
 * @param filters of its first level
 * @param crop side in pixels of the pieces it learns from, a multiple of 2 for every level
 * @param bend width in pixels of the random displacements of the pieces
 * @param borders weights of the pixels
 * @param ablation whether a network without skips is trained beside it
 * @param folds 0, or parts of all slices that are each judged by a network that learned from the
 *     others
 */
public record Segmentation(
    int levels,
    int filters,
    int crop,
    double bend,
    BorderWeights borders,
    boolean ablation,
    int folds)
    implements Task {
  /** The name in model files. */
  public static final String TASK = "segmentation";

  /** What is told apart; labels are numbers in this list. */
  static final List<String> CLASSES = List.of("membrane", "inside");

  private static final List<String> NETWORKS = List.of("unet", "noskip");
  private static final double JUDGED_SHARE = 0.25;
  private static final int FEWEST = 2;

  /** Checks the ranges. */
  public Segmentation {
    try {
      UNet.Plan.small(1, 1, levels, filters).outputSide(crop);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "no network of %d levels and %d first filters learns from pieces of %d x %d pixels: %s"
              .formatted(levels, filters, crop, crop, e.getMessage()),
          e);
    }
    if (folds < 0 || folds == 1) {
      throw new InputException("cross-validation needs at least 2 folds, found " + folds);
    }
    if (!(bend >= 0)) {
      throw new InputException(
          "random displacements have a width of %s pixels; expected at least 0".formatted(bend));
    }
  }

  /** Three levels, 16 first filters, pieces of 96 x 96, with the ablation. */
  public static Segmentation defaults() {
    return new Segmentation(3, 16, 96, 3, new BorderWeights(1, 5), true, 0);
  }

  /**
   * With names as on a command line and everything else as usual.
   *
   * @param networks {@code unet}, and {@code noskip} for one without skips beside it
   * @throws InputException for other names, or a size that no network has
   */
  public static Segmentation of(List<String> networks, int levels, int filters) {
    for (String network : networks) {
      if (!NETWORKS.contains(network)) {
        throw new InputException(
            "there is no network '%s'%s".formatted(network, NearestName.hint(network, NETWORKS)));
      }
    }
    Segmentation usual = defaults();
    return new Segmentation(
        levels, filters, usual.crop, usual.bend, usual.borders, networks.contains("noskip"), 0);
  }

  /**
   * With other pieces.
   *
   * @param pixels along each side
   * @param displacement width in pixels
   * @param border w0 of the weights
   * @throws InputException for sizes that do not fit the network
   */
  public Segmentation withCrops(int pixels, double displacement, double border) {
    if (border < 0) {
      throw new InputException(
          "borders count %s more; expected a number of at least 0".formatted(border));
    }
    return new Segmentation(
        levels,
        filters,
        pixels,
        displacement,
        new BorderWeights(border, borders.width()),
        ablation,
        folds);
  }

  /**
   * Judged by cross-validation of all slices.
   *
   * @param parts 0 for none
   * @throws InputException for a single fold, or fewer than none
   */
  public Segmentation withFolds(int parts) {
    return new Segmentation(levels, filters, crop, bend, borders, ablation, parts);
  }

  @Override
  public String name() {
    return TASK;
  }

  /**
   * Reads, trains, evaluates.
   *
   * @param test files to judge by; empty for the last quarter of the input: neighbours in a stack
   *     of slices look alike, so none is drawn from between those that were learned from
   * @throws InputException where the input cannot be used, or there are folds and a test file
   */
  @Override
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    String where = String.join(", ", input);
    if (folds > 0 && !test.isEmpty()) {
      throw new InputException(
          "%d folds of %s judge all its slices, and %s has nothing to do; give either folds or a test file"
              .formatted(folds, where, String.join(", ", test)));
    }
    SliceSample all = SliceSample.read(input);
    int learned =
        test.isEmpty() && folds == 0
            ? all.size() - (int) Math.ceil(JUDGED_SHARE * all.size())
            : all.size();
    SliceSample training = all.range(0, learned);
    SliceSample judged =
        folds > 0 ? all : test.isEmpty() ? all.range(learned, all.size()) : SliceSample.read(test);
    if (training.size() < FEWEST || judged.size() < FEWEST) {
      throw new InputException(
          "%s: %d slices to learn from and %d to judge by are too few; at least %d of each are needed"
              .formatted(where, training.size(), judged.size(), FEWEST));
    }
    if (crop > all.side()) {
      throw new InputException(
          "%s: the slices have %d x %d pixels, the network learns from pieces of %d x %d; choose smaller pieces"
              .formatted(where, all.side(), all.side(), crop, crop));
    }
    UNet.Plan plan = UNet.Plan.small(1, 1, levels, filters);
    if (folds > training.size() / FEWEST) {
      throw new InputException(
          "%s: %d slices to learn from cannot be divided into %d folds of at least %d"
              .formatted(where, training.size(), folds, FEWEST));
    }
    SegmentationReport report = new SegmentationReport(training, judged, options);
    report.add("", fitted(plan, training, options));
    if (ablation) {
      report.add("_noskip", fitted(plan.withoutSkips(), training, options));
    }
    return report.result();
  }

  /** One network that learns from all slices, or one a fold that learns from the other folds. */
  private List<Fitted> fitted(UNet.Plan plan, SliceSample training, RunOptions options) {
    if (folds == 0) {
      return List.of(Fitted.of(this, plan, training, options));
    }
    List<Fitted> fitted = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      int from = fold * training.size() / folds;
      int to = (fold + 1) * training.size() / folds;
      fitted.add(Fitted.of(this, plan, training.without(from, to), options));
    }
    return fitted;
  }

  /** One entry a pixel, with the number of its slice, its row and its column. */
  @Override
  public Predictions apply(Path model, List<String> input, RunOptions options) {
    ModelFile file = ModelFile.open(model);
    if (!file.task().equals(TASK)) {
      throw new InputException(
          "%s: the model is of the task '%s', not of '%s'".formatted(model, file.task(), TASK));
    }
    Parameters parameters = Parameters.seeded(0);
    UNet network;
    try {
      network = network(file, parameters);
    } catch (IllegalArgumentException e) {
      throw new InputException("%s: it describes no U-Net: %s".formatted(model, e.getMessage()), e);
    }
    SliceSample sample = SliceSample.readPixels(input);
    return SegmentationReport.predictions(
        sample, new Tiles(network, parameters, options.threads()).membrane(sample));
  }

  private static UNet network(ModelFile file, Parameters parameters) {
    UNet.Plan plan = UNet.Plan.small(1, 1, whole(file, "levels"), whole(file, "filters"));
    boolean skips = Boolean.parseBoolean(file.architecture().get("skips"));
    UNet network = UNet.of(parameters, skips ? plan : plan.withoutSkips());
    file.restore(parameters);
    return network;
  }

  /**
   * The network of a saved model, from rows of pixels of square images to the probability of a
   * membrane in every pixel, by a single pass: {@link Tiles} takes the mean of four mirrored ones.
   *
   * @param side pixels along each side of the images
   * @throws IllegalArgumentException where the file describes no U-Net
   */
  public static SequencedMap<String, SavedNetwork> networks(ModelFile file, int side) {
    Parameters parameters = Parameters.seeded(0);
    UNet network = network(file, parameters);
    InputGroup slice = file.group("slice");
    List<Input> pixels =
        IntStream.range(0, side * side)
            .mapToObj(i -> {
              Input each = slice.inputs().getFirst();
              return new Input("pixel" + i, each.unit(), each.transform(), each.low(), each.high());
            })
            .toList();
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put(
        "membrane",
        SavedNetwork.ofRows(
            parameters,
            new InputGroup("slice", false, pixels),
            x ->
                network
                    .apply(x.reshape(x.rows(), side, side, 1))
                    .reshape(x.rows(), side * side)
                    .sigmoid()));
    return networks;
  }

  private static int whole(ModelFile file, String name) {
    return Integer.parseInt(file.architecture().getOrDefault(name, ""));
  }

  /** What the network of {@link #networks} reads of the slices of other files. */
  public static List<InputRows> inputs(List<String> input) {
    SliceSample sample = SliceSample.readPixels(input);
    int pixels = sample.side() * sample.side();
    return List.of(
        new InputRows(
            "slice",
            IntStream.range(0, pixels).mapToObj(i -> "pixel" + i).toList(),
            Tensor.rows(sample.pixels().toArray(float[][]::new))));
  }
}
