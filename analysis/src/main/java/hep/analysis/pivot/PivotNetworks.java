package hep.analysis.pivot;

import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.Training;
import hep.learners.Layer;
import hep.learners.Losses;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Dense;
import hep.learners.layers.MixtureDensity;
import hep.learners.layers.Mlp;
import hep.learners.train.Examples;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Side;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.util.List;
import java.util.stream.IntStream;

/** A classifier and its adversary in one store of weights. */
final class PivotNetworks {
  private static final int BATCH = 128;

  /** Parts of the test sample whose means give the error of a loss. */
  private static final int PARTS = 20;

  private final Parameters parameters;
  private final Parameters classifierWeights;
  private final Parameters adversaryWeights;
  private final Classifier classifier;
  private final Mlp adversary;
  private final Layer head;
  private final boolean binary;
  private final PivotPlan plan;
  private final RunOptions options;

  /** From rows of inputs to logits of signal. */
  record Classifier(Dense first, Mlp rest) {
    static Classifier of(Parameters weights, int inputs, int... widths) {
      Dense first = Dense.of(weights.in("first"), inputs, widths[0]);
      int[] rest = java.util.Arrays.copyOf(widths, widths.length + 1);
      rest[widths.length] = 1;
      return new Classifier(first, Mlp.of(weights, Activation.RELU, rest));
    }

    int inputs() {
      return first.weight().shape()[0];
    }

    Var apply(Var rows) {
      return rest.apply(first.apply(rows).tanh());
    }
  }

  PivotNetworks(PivotSample sample, PivotPlan plan, RunOptions options) {
    this.plan = plan;
    this.options = options;
    binary = sample.isBinary();
    parameters = Parameters.seeded(options.seed());
    classifierWeights = parameters.in("classifier");
    adversaryWeights = parameters.in("adversary");
    classifier = Classifier.of(classifierWeights, sample.names().size(), plan.classifier());
    int[] inner = plan.adversary();
    int[] through = new int[inner.length + 1];
    through[0] = 1;
    System.arraycopy(inner, 0, through, 1, inner.length);
    adversary = Mlp.of(adversaryWeights, Activation.RELU, through);
    Parameters last = adversaryWeights.in("last");
    head =
        binary
            ? Dense.of(last, inner[inner.length - 1], 2)
            : MixtureDensity.of(last, inner[inner.length - 1], plan.gaussians());
  }

  Parameters parameters() {
    return parameters;
  }

  /** Widths of the classifier's hidden layers. */
  int[] widths() {
    return plan.classifier();
  }

  /** What the classifier consists of and costs for one object. */
  ModelSummary summary() {
    return ModelSummary.of(
        parameters, tape -> classifier.apply(tape.zeros(1, classifier.inputs())));
  }

  private Var logit(Tape tape, PivotBatch batch) {
    return classifier.apply(batch.inputs(tape));
  }

  private Var classifierLoss(Tape tape, PivotBatch batch) {
    return Losses.binaryCrossEntropy(logit(tape, batch), batch.truth(tape));
  }

  private Var adversaryLoss(Tape tape, PivotBatch batch, Var logit) {
    Var told = head.apply(adversary.apply(logit.sigmoid()).relu());
    return binary
        ? Losses.crossEntropy(told, batch.nuisance(tape))
        : Losses.mixture(told, batch.nuisance(tape));
  }

  private Objective<PivotBatch> adversaryObjective() {
    return (tape, batch) -> adversaryLoss(tape, batch, logit(tape, batch));
  }

  /** Lets the classifier learn alone, then the adversary; returns the classifier's losses. */
  History alone(PivotSample training, PivotSample validation) {
    Examples<PivotBatch> examples = PivotBatch.examples(training);
    adversaryWeights.freeze(true);
    History history =
        Training.fit(
            "classifier",
            new Trainer<>(
                parameters,
                this::classifierLoss,
                plan.optimizer(),
                Schedule.constant(plan.rate()),
                settings(plan.classifierEpochs())),
            options,
            examples,
            PivotBatch.examples(validation));
    adversaryWeights.freeze(false);
    adversaryAlone(examples, plan.adversaryEpochs());
    return history;
  }

  private void adversaryAlone(Examples<PivotBatch> examples, int epochs) {
    classifierWeights.freeze(true);
    new Trainer<>(
            parameters,
            adversaryObjective(),
            plan.optimizer(),
            Schedule.constant(plan.rate()),
            settings(epochs))
        .fit(examples);
    classifierWeights.freeze(false);
  }

  /**
   * Both against each other: L_f − λ L_r and L_r in turn. It ends with as many epochs of the
   * adversary alone as at the beginning, so that its loss tells what the answer still says of the
   * nuisance.
   *
   * @param lambda not 0
   */
  void against(PivotSample training, double lambda) {
    Examples<PivotBatch> examples = PivotBatch.examples(training);
    Objective<PivotBatch> pivotal =
        (tape, batch) -> {
          Var logit = logit(tape, batch);
          return Losses.binaryCrossEntropy(logit, batch.truth(tape))
              .minus(adversaryLoss(tape, batch, logit).times((float) lambda));
        };
    int batches = Math.ceilDiv(training.size(), BATCH);
    int updates = plan.adversaryUpdates() == 0 ? batches : plan.adversaryUpdates();
    Schedule rate = Schedule.constant(plan.rate());
    List<Side<PivotBatch>> sides =
        List.of(
            new Side<>(classifierWeights, pivotal, plan.optimizer(), rate, 1),
            new Side<>(adversaryWeights, adversaryObjective(), plan.optimizer(), rate, updates));
    Training.fit(
        "pivot",
        Trainer.inTurn(
            parameters, sides, settings(Math.ceilDiv(options.epochs() * (updates + 1), batches))),
        options,
        examples);
    adversaryAlone(examples, plan.adversaryEpochs());
  }

  /** Batches this small are not worth dividing. */
  private TrainingSettings settings(int epochs) {
    return options.training(BATCH).withEpochs(epochs).withShards(1).withThreads(1);
  }

  /** The classifier's answer for every object, between 0 and 1. */
  double[] scores(PivotSample sample) {
    Tensor scores =
        Inference.predict(
            parameters,
            PivotBatch.examples(sample),
            (tape, batch) -> logit(tape, batch).sigmoid(),
            options.threads());
    return IntStream.range(0, sample.size()).mapToDouble(i -> scores.data()[i]).toArray();
  }

  /** The adversary's loss in parts of a sample that are equally large, to get its error from. */
  double[] adversaryLosses(PivotSample sample) {
    double[] losses = new double[PARTS];
    for (int part = 0; part < PARTS; part++) {
      int from = (int) ((long) sample.size() * part / PARTS);
      int to = (int) ((long) sample.size() * (part + 1) / PARTS);
      losses[part] =
          Inference.loss(
              parameters,
              adversaryObjective(),
              PivotBatch.examples(sample).only(IntStream.range(from, to).toArray()),
              options.threads());
    }
    return losses;
  }
}
