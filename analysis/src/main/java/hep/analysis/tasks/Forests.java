package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.learners.Tensor;
import hep.learners.model.ModelFile;
import hep.learners.trees.BoostLoss;
import hep.learners.trees.BoostedTrees;
import hep.learners.trees.Targets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Boosted trees beside the networks of an ensemble: one forest a member, stopped by the part that
 * this member holds back.
 *
 * @param forests one a member
 */
record Forests(List<BoostedTrees> forests) {
  /** Fits a forest to each part. */
  static Forests fit(FlatExamples examples, List<HeldBack> parts, long seed, int threads) {
    boolean[] signal = new boolean[examples.size()];
    double[] weights = new double[signal.length];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = examples.labels().data()[i] == 0;
      weights[i] = examples.weights().data()[i];
    }
    List<BoostedTrees> forests = new ArrayList<>();
    for (HeldBack part : parts) {
      forests.add(
          BoostedTrees.fit(
              examples.inputs(),
              Targets.of(signal, weights),
              part.used(),
              part.held(),
              new BoostLoss.Logistic(),
              BoostedTrees.Settings.defaults(),
              seed * 1000 + forests.size(),
              threads));
    }
    return new Forests(forests);
  }

  /** The mean of all margins, ln(p / (1 - p)), of each row. */
  double[] margins(Tensor inputs) {
    double[] sums = new double[inputs.rows()];
    for (BoostedTrees forest : forests) {
      double[] margins = forest.margins(inputs);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += margins[i] / forests.size();
      }
    }
    return sums;
  }

  /** As tensors under names that begin with the member's number. */
  Map<String, Tensor> tensors() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (int member = 0; member < forests.size(); member++) {
      String prefix = prefix(member);
      forests.get(member).tensors().forEach((name, tensor) -> all.put(prefix + name, tensor));
    }
    return all;
  }

  /**
   * From a file.
   *
   * @throws InputException when its trees are broken
   */
  static Forests of(ModelFile file, int members) {
    List<BoostedTrees> forests = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      String prefix = prefix(member);
      Map<String, Tensor> own = new LinkedHashMap<>();
      file.weights()
          .forEach((name, value) -> {
            if (name.startsWith(prefix)) {
              own.put(name.substring(prefix.length()), value);
            }
          });
      try {
        forests.add(BoostedTrees.of(own));
      } catch (IllegalArgumentException e) {
        throw new InputException(
            "forest " + member + " of the model does not fit: " + e.getMessage(), e);
      }
    }
    return new Forests(forests);
  }

  private static String prefix(int member) {
    return "forest-" + member + "/";
  }
}
