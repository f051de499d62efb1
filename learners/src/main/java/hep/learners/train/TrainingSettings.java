package hep.learners.train;

/**
 * How to train.
 *
 * @param epochs how often every example is seen
 * @param batchSize examples an update
 * @param shards into how many parts a batch is split; the result depends on it, so it is never
 *     derived from the threads
 * @param threads how many threads work; the result does not depend on it
 * @param seed chooses the order of the examples and all noise
 * @param patience stop after that many epochs without improvement on the validation part; 0 never
 *     stops early
 * @param clipNorm gradients longer than this are shortened to it; 0 leaves them
 */
public record TrainingSettings(
    int epochs, int batchSize, int shards, int threads, long seed, int patience, double clipNorm) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of range; names it
   */
  public TrainingSettings {
    require("epochs", epochs, 1);
    require("batchSize", batchSize, 1);
    require("shards", shards, 1);
    require("threads", threads, 1);
    require("patience", patience, 0);
    if (!(clipNorm >= 0)) {
      throw new IllegalArgumentException(
          "The setting clipNorm is at least 0, found " + clipNorm + ".");
    }
  }

  private static void require(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "The setting " + name + " is at least " + least + ", found " + value + ".");
    }
  }

  /**
   * Returns 20 epochs of batches of 256 in 8 shards on all processors, seed 1, patience 5, no
   * clipping.
   */
  public static TrainingSettings defaults() {
    return new TrainingSettings(20, 256, 8, Runtime.getRuntime().availableProcessors(), 1, 5, 0);
  }

  /** Returns these settings with another number of epochs. */
  public TrainingSettings withEpochs(int value) {
    return new TrainingSettings(value, batchSize, shards, threads, seed, patience, clipNorm);
  }

  /** Returns these settings with another batch size. */
  public TrainingSettings withBatchSize(int value) {
    return new TrainingSettings(epochs, value, shards, threads, seed, patience, clipNorm);
  }

  /** Returns these settings with another number of shards. */
  public TrainingSettings withShards(int value) {
    return new TrainingSettings(epochs, batchSize, value, threads, seed, patience, clipNorm);
  }

  /** Returns these settings with another number of threads. */
  public TrainingSettings withThreads(int value) {
    return new TrainingSettings(epochs, batchSize, shards, value, seed, patience, clipNorm);
  }

  /** Returns these settings with another seed. */
  public TrainingSettings withSeed(long value) {
    return new TrainingSettings(epochs, batchSize, shards, threads, value, patience, clipNorm);
  }

  /** Returns these settings with another patience. */
  public TrainingSettings withPatience(int value) {
    return new TrainingSettings(epochs, batchSize, shards, threads, seed, value, clipNorm);
  }

  /** Returns these settings with another bound on the length of the gradient. */
  public TrainingSettings withClipNorm(double value) {
    return new TrainingSettings(epochs, batchSize, shards, threads, seed, patience, value);
  }
}
