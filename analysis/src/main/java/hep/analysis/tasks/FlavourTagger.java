package hep.analysis.tasks;

import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.train.History;
import java.util.List;

/** From jets with tracks to probabilities of b, c and light. */
sealed interface FlavourTagger permits JetTagger, LikelihoodTagger, HighLevelTagger {
  /** Classes in the order of the probabilities. */
  List<String> CLASSES = List.of("b", "c", "light");

  /** The task that model files name. */
  String TASK = "flavour-tagging";

  /** The setting of a model file that names the tagger. */
  String KIND = "tagger";

  /**
   * Jets by classes.
   *
   * @throws hep.analysis.InputException when the sample lacks an input
   */
  double[][] probabilities(JetSample sample, JetLayout layout, int threads);

  /**
   * As a file.
   *
   * @param training what it learned from, for the ranges of the inputs and the cost of a jet
   */
  ModelFile toFile(Provenance provenance, JetSample training, JetLayout layout);

  /** What its networks read of jets; none where it has none. */
  default List<InputRows> inputs(JetSample sample, JetLayout layout) {
    return List.of();
  }

  /** How its networks were trained; none where it has none. */
  List<History> histories();

  /** Number of the class of each jet. */
  static int[] classes(JetSample sample) {
    return java.util.Arrays.stream(sample.flavours())
        .map(flavour -> flavour == 5 ? 0 : flavour == 4 ? 1 : 2)
        .toArray();
  }

  /** Rows of ln L to rows of probabilities, for classes that are equally frequent. */
  static double[][] normalised(double[][] logLikelihoods) {
    for (double[] row : logLikelihoods) {
      double largest = Math.max(row[0], Math.max(row[1], row[2]));
      double sum = 0;
      for (int c = 0; c < row.length; c++) {
        row[c] = Math.exp(row[c] - largest);
        sum += row[c];
      }
      for (int c = 0; c < row.length; c++) {
        row[c] /= sum;
      }
    }
    return logLikelihoods;
  }
}
