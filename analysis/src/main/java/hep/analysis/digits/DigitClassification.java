package hep.analysis.digits;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.LossCurves;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SavedNetwork;
import hep.analysis.tasks.Task;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tensor;
import hep.learners.model.ModelFile;
import hep.learners.train.History;
import hep.learners.train.Split;
import hep.validation.ConfusionMatrix;
import hep.validation.Measured;
import hep.validation.MultiClass;
import hep.validation.plot.ConfusionPlot;
import hep.validation.plot.Plot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Which digit an image shows, by one network or several side by side.
 *
 * <p>Figures: {@code accuracy_<network>}, the share of the test images that are recognised, with
 * binomial errors; {@code residual_over_plain}, the difference of the two deep networks on the same
 * images, where both are asked for.
 *
 * @param networks in the order in which they are trained; the last one is the run's model, whose
 *     scores are kept
 * @param most images to learn from
 */
public record DigitClassification(List<DigitNetwork> networks, int most) implements Task {
  private static final double TRAINING_SHARE = 5.0 / 6;
  private static final int FEWEST = 50;

  /** Copies the list and checks the ranges. */
  public DigitClassification {
    networks = networks.stream().distinct().toList();
    if (networks.isEmpty() || most < FEWEST) {
      throw new InputException(
          "at least one network and %d images are needed, found %d and %d"
              .formatted(FEWEST, networks.size(), most));
    }
  }

  /** With networks by their names. */
  public static DigitClassification of(String... names) {
    return new DigitClassification(
        Arrays.stream(names).map(DigitNetwork::named).toList(), Integer.MAX_VALUE);
  }

  /** With at most so many images to learn from, drawn by the run's seed. */
  public DigitClassification withMost(int images) {
    return new DigitClassification(networks, images);
  }

  @Override
  public String name() {
    return TrainedDigits.TASK;
  }

  @Override
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    DigitSample all = DigitSample.read(input);
    DigitSample kept;
    int[] learned;
    if (test.isEmpty()) {
      Split split = Split.of(all.size(), TRAINING_SHARE, options.seed());
      learned = split.training();
      kept = all.only(split.validation());
    } else {
      learned = Split.shuffled(all.size(), options.seed());
      kept = DigitSample.read(test);
      requireSame(all, kept, String.join(", ", test));
    }
    if (learned.length < FEWEST || kept.size() == 0) {
      throw new InputException(
          "%s: %d images to learn from and %d to judge by are too few; at least %d and 1 are needed"
              .formatted(String.join(", ", input), learned.length, kept.size(), FEWEST));
    }
    return compare(all.only(Arrays.stream(learned).limit(most).toArray()), kept, options);
  }

  private TaskResult compare(DigitSample training, DigitSample test, RunOptions options) {
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    SequencedMap<String, ModelFile> others = new LinkedHashMap<>();
    Map<DigitNetwork, int[]> answers = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    notes.add("%d images to learn from, %d to judge by".formatted(training.size(), test.size()));
    TrainedDigits last = TrainedDigits.of(networks.getLast(), training.side(), options.seed());
    for (DigitNetwork network : networks) {
      TrainedDigits trained = TrainedDigits.of(network, training.side(), options.seed());
      History history = trained.fit(training, options);
      double[][] probabilities = trained.probabilities(test, options.threads());
      int[] given = MultiClass.decide(probabilities);
      answers.put(network, given);
      ConfusionMatrix matrix = ConfusionMatrix.of(test.labels(), given, DigitSample.CLASSES);
      figures.put("accuracy_" + network.label(), matrix.accuracy());
      plots.put("confusion_" + network.label(), ConfusionPlot.of(matrix));
      boolean main = network == networks.getLast();
      plots.put(main ? "loss" : "loss_" + network.label(), LossCurves.of(history));
      plots.putAll(new DigitPictures(trained, test).plots(given));
      notes.add(
          "%s: %d weights, %d epochs"
              .formatted(network.label(), trained.parameters().count(), history.epochs().size()));
      others.put(
          network.label(),
          trained.toFile(
              options.provenance("training_images", training.size()), training.pixels()));
      last = trained;
    }
    for (String depth : List.of("", "56")) {
      int[] plain = answers.get(DigitNetwork.named("plain" + depth));
      int[] residual = answers.get(DigitNetwork.named("residual" + depth));
      if (plain != null && residual != null) {
        figures.put(
            "residual%s_over_plain%s".formatted(depth, depth),
            difference(residual, plain, test.labels()));
      }
    }
    others.remove(last.network().label());
    return new TaskResult(
        name(),
        figures,
        plots,
        predictions(last, test, options),
        predictions(last, training, options),
        last.toFile(options.provenance("training_images", training.size()), training.pixels()),
        others,
        notes);
  }

  /** Of two answers to the same images, so that what both get right or wrong has no error. */
  private static Measured difference(int[] one, int[] other, int[] truth) {
    double gained = 0;
    double lost = 0;
    for (int i = 0; i < truth.length; i++) {
      gained += one[i] == truth[i] && other[i] != truth[i] ? 1 : 0;
      lost += one[i] != truth[i] && other[i] == truth[i] ? 1 : 0;
    }
    return new Measured(
        (gained - lost) / truth.length, Math.sqrt(Math.max(1, gained + lost)) / truth.length);
  }

  private static Predictions predictions(
      TrainedDigits trained, DigitSample sample, RunOptions options) {
    double[] weights = new double[sample.size()];
    Arrays.fill(weights, 1);
    return new Predictions(
        DigitSample.CLASSES,
        trained.probabilities(sample, options.threads()),
        sample.labels(),
        weights,
        new Observables(List.of(), new double[0][]));
  }

  private static void requireSame(DigitSample one, DigitSample other, String where) {
    if (one.side() != other.side()) {
      throw new InputException(
          "%s: images of %d x %d pixels; the network learns from %d x %d"
              .formatted(where, other.side(), other.side(), one.side(), one.side()));
    }
  }

  @Override
  public Predictions apply(Path model, List<String> input, RunOptions options) {
    TrainedDigits trained = TrainedDigits.of(ModelFile.open(model));
    return predictions(trained, read(trained, input), options);
  }

  private static DigitSample read(TrainedDigits trained, List<String> input) {
    DigitSample sample = DigitSample.unlabelled(input);
    if (sample.side() != trained.side()) {
      throw new InputException(
          "%s: images of %d x %d pixels; the model has learned from %d x %d"
              .formatted(
                  String.join(", ", input),
                  sample.side(),
                  sample.side(),
                  trained.side(),
                  trained.side()));
    }
    return sample;
  }

  /**
   * The network of a saved model, from rows of pixels to probabilities.
   *
   * @throws InputException where the file does not fit
   */
  public static SequencedMap<String, SavedNetwork> networks(ModelFile file) {
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put("digits", TrainedDigits.of(file).saved(file.group("image")));
    return networks;
  }

  /** What a saved model reads of the images of other files. */
  public static List<InputRows> inputs(ModelFile file, List<String> input) {
    Tensor pixels = read(TrainedDigits.of(file), input).pixels();
    return List.of(
        new InputRows(
            "image",
            file.group("image").names(),
            new Tensor(pixels.data(), pixels.rows(), pixels.columns())));
  }
}
