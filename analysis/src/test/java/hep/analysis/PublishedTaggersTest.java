package hep.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hep.rootio.Columns;
import hep.rootio.RootFile;
import hep.validation.RocCurve;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reads the scores of published top taggers and finds the figures their authors state, to the
 * digits stated.
 */
final class PublishedTaggersTest {

  @ParameterizedTest
  @CsvSource({
    "score_ParticleNet, 0.98477, 1294, 0.9384",
    "score_TopoDNN, 0.97141, 290, 0.9157",
    "score_PCNN, 0.98028, 759, 0.9296"
  })
  void findsAreaRejectionAndAccuracyOfPublishedScores(
      String score, double auc, double rejection, double accuracy) {
    Path file =
        Path.of(
            System.getProperty("kaon.data", "../shared/data"),
            "toptag_scores",
            "toptag_scores.root");
    assumeTrue(Files.exists(file), () -> "published top-tagging scores are not at " + file);
    try (RootFile root = RootFile.open(file)) {
      Columns jets = root.tree("jets").read(List.of("label", score));
      double[] labels = jets.column("label").toDoubles();
      boolean[] top = new boolean[labels.length];
      for (int i = 0; i < top.length; i++) {
        top[i] = labels[i] == 1;
      }
      RocCurve roc = RocCurve.of(jets.column(score).toDoubles(), top);
      assertEquals(404_000, top.length);
      assertEquals(auc, roc.auc().value(), 0.5e-5);
      assertEquals(rejection, roc.rejectionAt(0.3).value(), 0.5);
      assertEquals(accuracy, roc.accuracyAt(0.5).value(), 0.5e-4);
    }
  }
}
