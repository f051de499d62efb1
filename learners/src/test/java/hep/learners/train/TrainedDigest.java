package hep.learners.train;

import hep.learners.Jagged;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.layers.BatchNorm;
import hep.learners.models.SetTransformer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Trains a network with every kind of op and prints the SHA-256 of its weights; the argument is the
 * number of threads.
 */
final class TrainedDigest {
  private static final int SETS = 120;

  private record Batch(int[] order, int from, int to) {}

  private TrainedDigest() {}

  public static void main(String[] arguments) {
    System.out.println(of(Integer.parseInt(arguments[0])));
  }

  static String of(int threads) {
    SplittableRandom random = new SplittableRandom(11);
    int[] offsets = new int[SETS + 1];
    for (int i = 0; i < SETS; i++) {
      offsets[i + 1] = offsets[i] + random.nextInt(9);
    }
    Tensor elements = gaussians(random, offsets[SETS], 7);
    Tensor features = gaussians(random, SETS, 3);
    Tensor labels = Tensor.zeros(SETS, 1);
    for (int i = 0; i < SETS; i++) {
      labels.data()[i] = random.nextInt(3);
    }
    Jagged sets = new Jagged(elements, offsets);
    Parameters parameters = Parameters.seeded(3);
    SetTransformer model =
        SetTransformer.of(parameters.in("model"), new SetTransformer.Size(7, 3, 24, 2, 2, 3, 0.1f));
    BatchNorm norm = BatchNorm.of(parameters.in("norm"), 3);
    Examples<Batch> examples =
        new Examples<>() {
          @Override
          public int size() {
            return SETS;
          }

          @Override
          public Batch batch(int[] order, int from, int to) {
            return new Batch(order, from, to);
          }
        };
    new Trainer<Batch>(
            parameters,
            (tape, batch) ->
                Losses.crossEntropy(
                    model.apply(
                        sets.rows(tape, batch.order, batch.from, batch.to),
                        sets.segments(batch.order, batch.from, batch.to),
                        norm.apply(tape.rows(features, batch.order, batch.from, batch.to))),
                    tape.rows(labels, batch.order, batch.from, batch.to)),
            Adam.withDecay(0.01),
            Schedule.oneCycle(0.01, 0.3),
            TrainingSettings.defaults()
                .withEpochs(3)
                .withBatchSize(50)
                .withThreads(threads)
                .withClipNorm(1))
        .fit(examples);
    return sha256(parameters.values());
  }

  private static Tensor gaussians(SplittableRandom random, int rows, int columns) {
    Tensor tensor = Tensor.zeros(rows, columns);
    for (int i = 0; i < tensor.data().length; i++) {
      tensor.data()[i] = (float) (random.nextDouble() + random.nextDouble() - 1);
    }
    return tensor;
  }

  private static String sha256(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256.", e);
    }
  }
}
