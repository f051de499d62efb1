package hep.learners;

import hep.learners.train.Adam;
import hep.learners.train.Schedule;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Trains every layer and learner for two epochs and prints the SHA-256 of its weights; the argument
 * is the number of threads.
 */
final class LearnerDigest {
  private LearnerDigest() {}

  public static void main(String[] arguments) {
    System.out.print(of(Integer.parseInt(arguments[0])));
  }

  /** Returns one line a row of {@link LearnerTable}. */
  static String of(int threads) {
    StringBuilder text = new StringBuilder();
    for (LearnerTable.Row row : LearnerTable.rows()) {
      Parameters parameters = Parameters.seeded(5);
      LearnerTable.Forward model = row.make().apply(parameters);
      TrainingSettings settings =
          TrainingSettings.defaults()
              .withEpochs(2)
              .withBatchSize(20)
              .withShards(4)
              .withThreads(threads);
      new Trainer<RandomSets.Batch>(
              parameters,
              (tape, batch) -> Losses.crossEntropy(batch.logits(tape, model), batch.labels(tape)),
              new Adam(),
              Schedule.constant(0.02),
              settings)
          .fit(RandomSets.of(40));
      text.append(row.name()).append(' ').append(sha256(parameters.values())).append('\n');
    }
    return text.toString();
  }

  private static String sha256(float[] values) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (float value : values) {
        digest.update(
            Integer.toHexString(Float.floatToIntBits(value)).getBytes(StandardCharsets.US_ASCII));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256.", e);
    }
  }
}
