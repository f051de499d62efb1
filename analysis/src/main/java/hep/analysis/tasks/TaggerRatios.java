package hep.analysis.tasks;

import hep.analysis.input.JetReader;
import hep.analysis.output.Predictions;
import hep.validation.Measured;
import hep.validation.Resampling;
import hep.validation.Resampling.Replicas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * How many times the rejection of one tagger is that of another: both judge the same jets, so the
 * ratio is known better than its parts. Errors by resampling events, of whose jets all or none are
 * drawn.
 *
 * @param taggers predictions of the same jets by tagger
 * @param seed of the resampling
 */
record TaggerRatios(SequencedMap<String, Predictions> taggers, long seed) {
  private static final int REPLICAS = 400;
  private static final int B = 0;
  private static final String[] BACKGROUNDS = {"c", "light"};
  private static final double WORKING_POINT = 0.7;

  /** What share of the replicas lie below the limit that is given beside a ratio. */
  private static final double LIMIT = 0.05;

  /** What networks are measured by. */
  private static final String REFERENCE = "ip3d_sv";

  /**
   * For each tagger beside the one before it, and beside {@value #REFERENCE} where that stands
   * before it: {@code light_rejection_at_70_<tagger>_to_<other>}, {@code …_above}, which is what 95
   * % of the replicas exceed, and the difference of the areas {@code
   * auc_b_vs_light_<tagger>_minus_<other>}; likewise for c.
   */
  SequencedMap<String, Measured> figures() {
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    for (int k = BACKGROUNDS.length - 1; taggers.size() > 1 && k >= 0; k--) {
      add(figures, BACKGROUNDS[k], k + 1);
    }
    return figures;
  }

  private void add(SequencedMap<String, Measured> figures, String kind, int background) {
    Predictions first = taggers.firstEntry().getValue();
    int[] kept =
        IntStream.range(0, first.size())
            .filter(jet -> first.labels()[jet] == B || first.labels()[jet] == background)
            .toArray();
    boolean[] signal = new boolean[kept.length];
    double[] weights = new double[kept.length];
    double[] groups = new double[kept.length];
    boolean events = first.observers().has(JetReader.EVENT);
    double[] event = events ? first.observers().of(JetReader.EVENT) : new double[0];
    for (int i = 0; i < kept.length; i++) {
      signal[i] = first.labels()[kept[i]] == B;
      weights[i] = first.weights()[kept[i]];
      groups[i] = events ? event[kept[i]] : i;
    }
    Resampling draws = Resampling.of(signal, weights, groups, REPLICAS, seed);
    List<String> names = new ArrayList<>();
    List<Replicas> rejections = new ArrayList<>();
    List<Replicas> areas = new ArrayList<>();
    taggers.forEach((name, predictions) -> {
      double[] all = predictions.observers().of("discriminant_b");
      double[] scores = IntStream.of(kept).mapToDouble(jet -> all[jet]).toArray();
      Replicas rejection = draws.of(scores, roc -> roc.rejectionAt(WORKING_POINT).value());
      Replicas area = draws.of(scores, roc -> roc.auc().value());
      for (int before = 0; before < names.size(); before++) {
        String other = names.get(before);
        if (before + 1 < names.size() && !other.equals(REFERENCE)) {
          continue;
        }
        Replicas ratio = rejection.over(rejections.get(before));
        String prefix = kind + "_rejection_at_70_" + name + "_to_" + other;
        figures.put(prefix, ratio.measured());
        figures.put(prefix + "_above", new Measured(ratio.quantile(LIMIT), Double.NaN));
        figures.put(
            "auc_b_vs_" + kind + "_" + name + "_minus_" + other,
            area.minus(areas.get(before)).measured());
      }
      names.add(name);
      rejections.add(rejection);
      areas.add(area);
    });
  }
}
