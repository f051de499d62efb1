package hep.benchmarks;

import hep.rootio.Batch;
import hep.rootio.Compression;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Writes trees of five jagged float branches (Poisson, mean 10), five floats, an int and a long, in
 * batches of 20,000 events; as a program, a peer of {@link WritingBenchmark} whose number of
 * threads was fixed when its JVM started.
 */
final class KaonWriter {
  /** Entries of a batch. */
  static final int BATCH = 20_000;

  private static final int BRANCHES = 5;
  private static final double MEAN = 10;

  private final Batch batch = new Batch();
  private final long batchBytes;

  KaonWriter() {
    Random random = new Random(1);
    int[] offsets = new int[BATCH + 1];
    for (int i = 0; i < BATCH; i++) {
      offsets[i + 1] = offsets[i] + poisson(random);
    }
    int tracks = offsets[BATCH];
    for (int b = 0; b < BRANCHES; b++) {
      batch.column("jagged" + b, "n", offsets, floats(random, tracks));
      batch.column("flat" + b, floats(random, BATCH));
    }
    batch.column("run", random.ints(BATCH, 0, 1000).toArray());
    batch.column("event", random.longs(BATCH, 0, 1L << 40).toArray());
    batchBytes = 4L * BRANCHES * (tracks + BATCH) + (4L + 4 + 8) * BATCH;
  }

  private static int poisson(Random random) {
    double limit = Math.exp(-MEAN);
    int count = -1;
    for (double product = 1; product > limit; count++) {
      product *= random.nextDouble();
    }
    return count;
  }

  private static float[] floats(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Answers requests (file, kind, algorithm, level, batches) until standard input ends. */
  public static void main(String[] args) throws IOException {
    KaonWriter writer = new KaonWriter();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] request = line.split("\t", -1);
      Path file = Path.of(request[0]);
      MadeTree.Kind kind = MadeTree.Kind.valueOf(request[1]);
      Compression codec =
          new Compression(Compression.Algorithm.valueOf(request[2]), Integer.parseInt(request[3]));
      int batches = Integer.parseInt(request[4]);
      Rounds turn = new Rounds(1);
      turn.run(0, () -> writer.write(file, kind, codec, batches));
      System.out.printf(Locale.ROOT, "%.6f%n", turn.medianWall());
    }
  }

  /** Bytes of the values of a batch. */
  long batchBytes() {
    return batchBytes;
  }

  /** Writes a file, which is whole and on disk afterwards; how many batches it holds. */
  private int write(Path file, MadeTree.Kind kind, Compression codec, int batches) {
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree =
              kind == MadeTree.Kind.TUPLE
                  ? out.tuple("t", "", codec, 1 << 18)
                  : out.tree("t", "", codec)) {
            for (int i = 0; i < batches; i++) {
              tree.fill(batch);
            }
          }
        });
    return batches;
  }
}
