package hep.learners.train;

import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Var;
import hep.learners.internal.kernels.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One update: the shards of a batch forwards and backwards in parallel, then sum and update in
 * parallel.
 */
final class BatchStep<B> {
  private final Objective<B> objective;
  private final Optimizer optimizer;
  private final TrainingSettings settings;
  private final Gradients gradients;
  private final Workers workers;
  private final Tapes tapes;
  private final double[] losses;
  private final @Nullable String[] failures;

  BatchStep(
      Parameters parameters,
      Objective<B> objective,
      Optimizer optimizer,
      TrainingSettings settings,
      Workers workers) {
    this.workers = workers;
    this.objective = objective;
    this.optimizer = optimizer;
    this.settings = settings;
    this.gradients = new Gradients(parameters, settings.shards());
    this.tapes = new Tapes(() -> Tape.training(parameters), settings.threads());
    this.losses = new double[settings.shards()];
    this.failures = new String[settings.shards()];
  }

  /**
   * Updates the weights from the examples {@code order[from … to−1]}; returns their mean loss.
   *
   * @param update the number of this optimiser's update, from 1
   */
  double run(
      Examples<B> examples,
      int[] order,
      int from,
      int to,
      double rate,
      long update,
      RunState state) {
    int size = to - from;
    int used = Math.min(settings.shards(), size);
    Arrays.fill(failures, null);
    long step = ++state.updates;
    workers.run(
        used,
        shard -> {
          int first = from + (int) ((long) size * shard / used);
          int last = from + (int) ((long) size * (shard + 1) / used);
          B batch = examples.batch(order, first, last);
          tapes.lend(tape -> shard(tape, batch, step, shard, (float) (last - first) / size));
        });
    double loss = 0;
    for (int shard = 0; shard < used; shard++) {
      String failure = failures[shard];
      if (failure != null) {
        throw new TrainingDivergedException(state.epoch, state.batch, failure);
      }
      loss += losses[shard];
    }
    update(used, rate, update);
    return loss;
  }

  private void shard(Tape tape, B batch, long step, int shard, float share) {
    tape.begin(settings.seed(), step, shard, gradients.of(shard));
    Var loss = objective.loss(tape, batch);
    losses[shard] = (double) share * loss.item();
    if (loss.isFinite()) {
      tape.backward(loss, share);
    } else {
      failures[shard] = tape.firstNonFinite().orElse("the loss");
    }
  }

  private void update(int used, double rate, long step) {
    if (settings.clipNorm() == 0) {
      workers.run(
          gradients.chunks(),
          chunk -> {
            gradients.sum(chunk, used);
            gradients.update(chunk, optimizer, 1, rate, step);
          });
      return;
    }
    workers.run(
        gradients.chunks(),
        chunk -> {
          gradients.sum(chunk, used);
          gradients.square(chunk);
        });
    double norm = gradients.norm();
    float factor = norm > settings.clipNorm() ? (float) (settings.clipNorm() / norm) : 1;
    workers.run(
        gradients.chunks(), chunk -> gradients.update(chunk, optimizer, factor, rate, step));
  }
}
