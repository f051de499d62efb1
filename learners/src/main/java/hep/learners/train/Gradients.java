package hep.learners.train;

import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.internal.kernels.Lanewise;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradients of the shards of a batch, their sum along a fixed tree, and the update.
 *
 * <p>The weights are cut into chunks. Within a chunk shard 1 is added to shard 0, 3 to 2, 5 to 4
 * and so on, then 2 to 0, 6 to 4, then 4 to 0: an order that depends on the number of shards only,
 * and in which any aligned group of 2ⁿ shards forms a partial sum of its own.
 */
final class Gradients {
  private static final int CHUNK = 8192;

  /** Zeros behind a weight are fewer than this. */
  private static final int GAP = 16;

  /**
   * A stretch of the weights; {@code statistic} if it is one running statistic rather than weights
   * that learn.
   */
  private record Chunk(int from, int to, boolean statistic) {}

  private final Parameters parameters;
  private final float[][] shards;
  private final List<Chunk> chunks;
  private final double[] squares;

  Gradients(Parameters parameters, int shards) {
    this.parameters = parameters;
    this.shards = new float[shards][parameters.values().length];
    this.chunks = chunks(parameters);
    this.squares = new double[chunks.size()];
  }

  private static List<Chunk> chunks(Parameters parameters) {
    List<Chunk> chunks = new ArrayList<>();
    int from = 0;
    int to = 0;
    for (Parameter each : parameters.list()) {
      int end = each.offset() + each.size();
      boolean learns = each.kind() == Parameter.Kind.WEIGHT && !each.isFrozen();
      // Between weights of one prefix there may be others.
      boolean apart = each.offset() - to >= GAP;
      if (!learns || apart || to - from >= CHUNK) {
        addWeights(chunks, from, to);
        from = learns ? each.offset() : end;
        to = from;
      }
      if (learns) {
        // An open stretch goes on across the padding between weights, which is zero and stays zero.
        from = to > from ? from : each.offset();
        to = end;
      } else if (!each.isFrozen()) {
        chunks.add(new Chunk(each.offset(), end, true));
      }
    }
    addWeights(chunks, from, to);
    return List.copyOf(chunks);
  }

  private static void addWeights(List<Chunk> chunks, int from, int to) {
    for (int first = from; first < to; first += CHUNK) {
      chunks.add(new Chunk(first, Math.min(to, first + CHUNK), false));
    }
  }

  /** Returns the array for the gradients of one shard. */
  float[] of(int shard) {
    return shards[shard];
  }

  int chunks() {
    return chunks.size();
  }

  /** Leaves the sum over the first shards in shard 0, for one chunk. */
  void sum(int number, int used) {
    Chunk chunk = chunks.get(number);
    // A statistic has its total weight one slot behind its values.
    int length = chunk.to() - chunk.from() + (chunk.statistic() ? 1 : 0);
    for (int apart = 1; apart < used; apart *= 2) {
      for (int shard = 0; shard + apart < used; shard += 2 * apart) {
        Lanewise.axpy(1, shards[shard + apart], chunk.from(), shards[shard], chunk.from(), length);
      }
    }
  }

  /** Notes the sum of the squares of one chunk of the summed gradient. */
  void square(int number) {
    Chunk chunk = chunks.get(number);
    double sum = 0;
    if (!chunk.statistic()) {
      for (int i = chunk.from(); i < chunk.to(); i++) {
        sum += (double) shards[0][i] * shards[0][i];
      }
    }
    squares[number] = sum;
  }

  /** Returns the length of the summed gradient, after {@link #square} on every chunk. */
  double norm() {
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    return Math.sqrt(sum);
  }

  /**
   * Applies the optimiser to one chunk of weights after multiplying the summed gradient, or moves a
   * running statistic.
   */
  void update(int number, Optimizer optimizer, float factor, double rate, long step) {
    Chunk chunk = chunks.get(number);
    int from = chunk.from();
    int length = chunk.to() - from;
    float[] sum = shards[0];
    float[] values = parameters.values();
    if (!chunk.statistic()) {
      if (factor != 1) {
        Lanewise.scale(factor, sum, from, sum, from, length);
      }
      optimizer.update(values, sum, from, chunk.to(), rate, step);
    } else if (sum[chunk.to()] > 0) {
      float share = STATISTIC_RATE / sum[chunk.to()];
      for (int i = from; i < chunk.to(); i++) {
        values[i] = (1 - STATISTIC_RATE) * values[i] + share * sum[i];
      }
    }
  }

  /** How far a running statistic moves towards the batch's. */
  private static final float STATISTIC_RATE = 0.1f;
}
