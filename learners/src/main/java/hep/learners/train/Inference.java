package hep.learners.train;

import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.internal.kernels.Workers;
import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * Runs a model on examples, in parallel over parts of fixed size: the result does not depend on the
 * threads.
 */
public final class Inference {
  private static final int PART = 512;

  private Inference() {}

  /**
   * Returns the model's output for every example.
   *
   * @param model from a batch to one row an example, on an evaluation tape
   * @return examples by outputs, in the order of the examples; no columns where there are no
   *     examples
   */
  public static <B> Tensor predict(
      Parameters parameters, Examples<B> examples, BiFunction<Tape, B, Var> model, int threads) {
    int size = examples.size();
    Tensor[] outputs = new Tensor[Math.ceilDiv(size, PART)];
    if (outputs.length == 0) {
      return Tensor.zeros(0, 0);
    }
    try (Workers workers = new Workers(threads)) {
      forEachPart(
          parameters,
          examples,
          workers,
          (part, tape, batch) -> outputs[part] = model.apply(tape, batch).value());
    }
    Tensor all = Tensor.zeros(size, outputs[0].columns());
    for (int part = 0; part < outputs.length; part++) {
      float[] values = outputs[part].data();
      System.arraycopy(values, 0, all.data(), part * PART * all.columns(), values.length);
    }
    return all;
  }

  /** Returns the mean loss of the examples; NaN where there are none. */
  public static <B> double loss(
      Parameters parameters, Objective<B> objective, Examples<B> examples, int threads) {
    try (Workers workers = new Workers(threads)) {
      return loss(parameters, objective, examples, workers);
    }
  }

  static <B> double loss(
      Parameters parameters, Objective<B> objective, Examples<B> examples, Workers workers) {
    int size = examples.size();
    double[] losses = new double[Math.ceilDiv(size, PART)];
    forEachPart(
        parameters,
        examples,
        workers,
        (part, tape, batch) -> {
          int length = Math.min(PART, size - part * PART);
          losses[part] = (double) objective.loss(tape, batch).item() * length;
        });
    return Arrays.stream(losses).sum() / size;
  }

  private interface PartWork<B> {
    void run(int part, Tape tape, B batch);
  }

  private static <B> void forEachPart(
      Parameters parameters, Examples<B> examples, Workers workers, PartWork<B> work) {
    int size = examples.size();
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    Tapes tapes = new Tapes(() -> Tape.evaluation(parameters), workers.threads());
    workers.run(
        Math.ceilDiv(size, PART),
        part ->
            tapes.lend(tape -> {
              tape.begin(0, 0, part);
              work.run(
                  part,
                  tape,
                  examples.batch(order, part * PART, Math.min(size, (part + 1) * PART)));
            }));
  }
}
