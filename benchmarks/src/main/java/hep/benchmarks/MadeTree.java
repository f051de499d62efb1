package hep.benchmarks;

import hep.rootio.Batch;
import hep.rootio.Compression;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * The tree that reading is timed on: five jagged float branches with a Poisson number of elements
 * of mean 10, each with its counter, five floats, an int and a long an event. 400,000 events are
 * 109 MB. Larger trees repeat the first events.
 */
final class MadeTree {
  /** Its path in each file. */
  static final String NAME = "events";

  static final long EVENTS = 400_000;

  /** Events that are written at once, and repeated in a larger tree. */
  static final int BATCH = 20_000;

  private static final double MEAN = 10;
  private static final int SEED = 7;

  private MadeTree() {}

  /** What is written. */
  enum Kind {
    TREE,
    TUPLE
  }

  /**
   * The file of that kind and compression, made where it is not there.
   *
   * @param bytes size of a basket or page before compression
   */
  static Path file(Path folder, Kind kind, Compression compression, int bytes, long events) {
    Path path =
        folder.resolve("%s-%s-%d-%d.root".formatted(kind, compression.algorithm(), bytes, events));
    if (!Files.exists(path)) {
      try (RootWriter out = RootWriter.create(path)) {
        fill(
            kind == Kind.TREE
                ? out.tree(NAME, "", compression, bytes)
                : out.tuple(NAME, "", compression, bytes),
            events);
      }
    }
    return path;
  }

  private static void fill(TreeWriter tree, long events) {
    SplittableRandom random = new SplittableRandom(SEED);
    Batch repeated = batch(random, 0, (int) Math.min(BATCH, events));
    for (long start = 0; start < events; start += BATCH) {
      int count = (int) Math.min(BATCH, events - start);
      tree.fill(events > EVENTS && count == BATCH ? repeated : batch(random, start, count));
    }
    tree.close();
  }

  private static Batch batch(SplittableRandom random, long start, int events) {
    Batch batch = new Batch();
    for (int k = 0; k < 5; k++) {
      int[] offsets = new int[events + 1];
      for (int i = 0; i < events; i++) {
        offsets[i + 1] = offsets[i] + poisson(random);
      }
      batch.column("jagged" + k, "njagged" + k, offsets, floats(random, offsets[events]));
    }
    for (int k = 0; k < 5; k++) {
      batch.column("flat" + k, floats(random, events));
    }
    int[] run = new int[events];
    long[] event = new long[events];
    for (int i = 0; i < events; i++) {
      run[i] = random.nextInt(1000);
      event[i] = start + i;
    }
    return batch.column("run", run).column("event", event);
  }

  private static float[] floats(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static int poisson(SplittableRandom random) {
    double product = random.nextDouble();
    double limit = Math.exp(-MEAN);
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
