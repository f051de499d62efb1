package hep.analysis.pivot;

import hep.analysis.InputException;
import hep.analysis.features.Units;
import hep.analysis.jets.tagging.JetSample;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.Transform;
import hep.learners.train.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Trains a classifier against an adversary for several λ, and shows what it costs and what it
 * gains. {@link RunOptions#epochs} is the number of updates of the classifier against the
 * adversary.
 *
 * <p>Figures, for each λ: {@code log_loss_lambda_0}, {@code auc_lambda_0}; {@code
 * adversary_loss_lambda_0}, which is {@code nuisance_entropy} where the answer says nothing of the
 * nuisance; {@code ks_lambda_0}, the largest distance between the score's distributions in groups
 * of the nuisance; {@code ams_lambda_0}, the peak of {@link AmsCurve}.
 *
 * @param plan of the networks
 * @param lambdas to go through, 0 for no adversary
 * @param pileUp laid over jets
 * @param jets whether the input are jets with constituents, else objects of {@link PivotSample}
 * @param most objects to learn from at most
 */
public record Pivot(PivotPlan plan, List<Double> lambdas, PileUp pileUp, boolean jets, int most) {
  /** The name in model files. */
  public static final String TASK = "pivot";

  private static final double TRAINING_SHARE = 0.6;
  private static final int FEWEST = 200;

  /** Checks the values of λ. */
  public Pivot {
    lambdas = List.copyOf(lambdas);
    if (lambdas.isEmpty() || lambdas.stream().anyMatch(lambda -> !(lambda >= 0))) {
      throw new InputException("lambda is a list of numbers of at least 0, found " + lambdas);
    }
  }

  /** The two-dimensional example. */
  public static Pivot ofThePaper(List<Double> lambdas) {
    return new Pivot(PivotPlan.ofTheToy(), lambdas, new PileUp(0), false, Integer.MAX_VALUE);
  }

  /**
   * With names as on a command line.
   *
   * @param study toy for flat inputs, jets for jets under pile-up
   * @param lambdas numbers
   * @param collisions mean number laid over a jet
   * @throws InputException for another study, or what is no number
   */
  public static Pivot of(String study, List<String> lambdas, double collisions, int most) {
    List<Double> numbers = lambdas.stream().map(Pivot::number).toList();
    return switch (study) {
      case "toy" -> new Pivot(PivotPlan.ofTheToy(), numbers, new PileUp(0), false, most);
      case "jets" -> new Pivot(PivotPlan.ofJets(), numbers, new PileUp(collisions), true, most);
      default ->
          throw new InputException("there is no study '" + study + "'; known are toy and jets");
    };
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InputException(
          "lambda is a list of numbers of at least 0, found '" + text + "'", e);
    }
  }

  /** With other numbers of epochs in which classifier and adversary learn alone. */
  public Pivot withAlone(int ofClassifier, int ofAdversary) {
    return new Pivot(plan.withAlone(ofClassifier, ofAdversary), lambdas, pileUp, jets, most);
  }

  /**
   * Reads, trains, evaluates.
   *
   * @param input files to learn from
   * @param test files to judge by; empty for two fifths of the input
   * @throws InputException where the input cannot be used
   */
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    String where = String.join(", ", input);
    PivotSample training;
    PivotSample judged;
    if (jets) {
      JetSample all = JetSample.read(input);
      int[][] parts = parts(all.size(), test.isEmpty(), options.seed(), where);
      training = pileUp.both(all.only(parts[0]), options.seed());
      JetSample others = test.isEmpty() ? all.only(parts[1]) : JetSample.read(test);
      judged = pileUp.both(others, options.seed() + 1);
    } else {
      PivotSample all = PivotSample.read(input);
      int[][] parts = parts(all.size(), test.isEmpty(), options.seed(), where);
      training = all.only(parts[0]);
      judged = test.isEmpty() ? all.only(parts[1]) : PivotSample.read(test);
    }
    training.requireSpread(where + ", in the part to learn from");
    if (!judged.names().equals(training.names())) {
      throw new InputException(
          "%s: the inputs are %s, the classifier learns from %s"
              .formatted(String.join(", ", test), judged.names(), training.names()));
    }
    judged.requireSpread(
        (test.isEmpty() ? where : String.join(", ", test)) + ", in the part to judge by");
    double[][] moments = training.moments();
    Function<PivotSample, PivotSample> scaling =
        plan.scaled() ? sample -> sample.scaled(moments) : sample -> sample;
    PivotReport report =
        new PivotReport(judged, inputs(training, moments), training.size(), options);
    PivotSample learned = scaling.apply(training);
    PivotSample judging = scaling.apply(judged);
    for (double lambda : lambdas) {
      PivotNetworks networks = new PivotNetworks(learned, plan, options);
      report.add(lambda, networks, networks.alone(learned, judging), learned, judging);
    }
    return report.result();
  }

  /** Units of a user's columns are not known. */
  private InputGroup inputs(PivotSample training, double[][] moments) {
    List<Input> inputs = new ArrayList<>();
    for (int column = 0; column < training.names().size(); column++) {
      String name = training.names().get(column);
      Transform transform =
          plan.scaled()
              ? new Transform(
                  Transform.Function.IDENTITY,
                  moments[0][column],
                  moments[1][column],
                  Double.POSITIVE_INFINITY)
              : Transform.NONE;
      inputs.add(new Input(name, jets ? Units.of(name) : Input.UNKNOWN, transform, 0, 0));
    }
    return new InputGroup("inputs", false, inputs).met(training.inputs().data());
  }

  private int[][] parts(int size, boolean divide, long seed, String where) {
    if (size < FEWEST) {
      throw new InputException(
          "%s: %d entries are too few; at least %d are needed".formatted(where, size, FEWEST));
    }
    Split split =
        divide
            ? Split.of(size, TRAINING_SHARE, seed)
            : new Split(IntStream.range(0, size).toArray(), new int[0]);
    int[] order = Split.shuffled(split.training().length, seed);
    int[] first = Arrays.stream(order).limit(most).map(i -> split.training()[i]).toArray();
    return new int[][] {first, split.validation()};
  }
}
