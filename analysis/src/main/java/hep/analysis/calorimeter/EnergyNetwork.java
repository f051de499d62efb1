package hep.analysis.calorimeter;

import hep.analysis.features.Scaling;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.Training;
import hep.learners.Losses;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.train.Adam;
import hep.learners.train.Examples;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Schedule;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.util.Arrays;

/**
 * A dense network with three heads: a value by Huber's loss (or the squared one), the 16, 50 and 84
 * % quantiles, and the mean and logarithmic variance of a normal distribution.
 */
final class EnergyNetwork {
  private static final int WIDTH = 64;
  private static final int BATCH = 128;
  private static final int FEWEST_STEPS = 80; // an epoch, of few objects in smaller batches
  private static final double RATE = 4e-3;
  private static final float DELTA = 1;
  private static final float LOWER = 0.158655f;

  private static final int HEADS = 6;

  private final Parameters parameters;
  private final Mlp layers;
  private final Scaling scaling;
  private final boolean robust;

  /**
   * Untrained.
   *
   * @param robust whether the first head has Huber's loss rather than the squared one
   */
  EnergyNetwork(Scaling scaling, boolean robust, long seed) {
    this.scaling = scaling;
    this.robust = robust;
    parameters = Parameters.seeded(seed);
    layers =
        Mlp.of(parameters, Activation.GELU, scaling.centre().length, WIDTH, WIDTH, WIDTH, HEADS);
  }

  Parameters parameters() {
    return parameters;
  }

  /** What it consists of and costs for one object. */
  ModelSummary summary() {
    return ModelSummary.of(
        parameters, tape -> layers.apply(tape.zeros(1, scaling.centre().length)));
  }

  boolean robust() {
    return robust;
  }

  /** Rows of scaled inputs to rows of heads. */
  Var heads(Var inputs) {
    return layers.apply(inputs);
  }

  Scaling scaling() {
    return scaling;
  }

  /** Rows and the number each should give, in widths of the target. */
  record Rows(Tensor inputs, Tensor targets) implements Examples<Rows.Batch> {
    @Override
    public int size() {
      return inputs.rows();
    }

    @Override
    public Batch batch(int[] order, int from, int to) {
      return new Batch(this, order, from, to);
    }

    /** Some of them. */
    record Batch(Rows rows, int[] order, int from, int to) {}
  }

  private Rows rows(float[] values, double... targets) {
    float[] scaled = values.clone();
    scaling.apply(scaled);
    float[] single = new float[targets.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) targets[i];
    }
    int inputs = scaling.centre().length;
    return new Rows(
        new Tensor(scaled, scaled.length / inputs, inputs), new Tensor(single, single.length, 1));
  }

  private Var heads(Tape tape, Rows.Batch batch) {
    return layers.apply(tape.rows(batch.rows().inputs(), batch.order(), batch.from(), batch.to()));
  }

  private Var loss(Tape tape, Rows.Batch batch) {
    Var target = tape.rows(batch.rows().targets(), batch.order(), batch.from(), batch.to());
    Var heads = heads(tape, batch);
    Var value = heads.columns(0, 1);
    Var loss =
        robust ? Losses.huber(value, target, DELTA) : Losses.squared(value, target).times(0.5f);
    return loss.plus(Losses.quantile(heads.columns(1, 2), target, LOWER))
        .plus(Losses.quantile(heads.columns(2, 3), target, 0.5f))
        .plus(Losses.quantile(heads.columns(3, 4), target, 1 - LOWER))
        .plus(Losses.gaussian(heads.columns(4, 5), heads.columns(5, 6), target));
  }

  /** Learns from some rows, and keeps the weights that were best on others. */
  History fit(
      float[] values,
      double[] targets,
      float[] heldValues,
      double[] heldTargets,
      RunOptions options) {
    TrainingSettings settings =
        options.training(Math.clamp(targets.length / FEWEST_STEPS, 16, BATCH)).withClipNorm(5);
    return Training.fit(
        "energies",
        new Trainer<>(parameters, this::loss, new Adam(), Schedule.oneCycle(RATE, 0.2), settings),
        options,
        rows(values, targets),
        rows(heldValues, heldTargets));
  }

  /** All heads, one array each. */
  double[][] heads(float[] values, int threads) {
    double[] nothing = new double[values.length / scaling.centre().length];
    Tensor all = Inference.predict(parameters, rows(values, nothing), this::heads, threads);
    double[][] heads = new double[HEADS][nothing.length];
    for (int h = 0; h < HEADS; h++) {
      int head = h;
      Arrays.setAll(heads[h], i -> all.at(i, head));
    }
    return heads;
  }
}
