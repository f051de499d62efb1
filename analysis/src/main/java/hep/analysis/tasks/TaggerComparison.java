package hep.analysis.tasks;

import hep.analysis.features.JetLayout;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.validation.EfficiencyProfile;
import hep.validation.Graph;
import hep.validation.Measured;
import hep.validation.MultiClass;
import hep.validation.RocCurve;
import hep.validation.plot.Axis;
import hep.validation.plot.EfficiencyPlot;
import hep.validation.plot.Line;
import hep.validation.plot.Mark;
import hep.validation.plot.Plot;
import hep.validation.plot.RocPlot;
import hep.validation.plot.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * Several taggers on the same test jets.
 *
 * @param taggers predictions by tagger
 * @param main the tagger that the others stand beside
 * @param layout of the test file
 */
record TaggerComparison(SequencedMap<String, Predictions> taggers, String main, JetLayout layout) {
  private static final int B = 0;
  private static final int C = 1;
  private static final int LIGHT = 2;
  private static final double WORKING_POINT = 0.7;

  /** Part of the jets whose momenta are shown; the few beyond would stretch the axis. */
  private static final double SHOWN = 0.98;

  private static final double[] CHARM_FRACTIONS = {
    0.001, 0.003, 0.006, 0.01, 0.018, 0.03, 0.05, 0.08, 0.12, 0.18, 0.25, 0.35, 0.5, 0.7, 0.9
  };

  private Predictions ofMain() {
    return Objects.requireNonNull(taggers.get(main));
  }

  /** For each tagger the areas and the rejections of D_b at 70 % b efficiency. */
  SequencedMap<String, Measured> figures() {
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    taggers.forEach((name, test) -> {
      RocCurve light = between(test, discriminant(test), LIGHT);
      RocCurve charm = between(test, discriminant(test), C);
      figures.put("auc_b_vs_light_" + name, light.auc());
      figures.put("auc_b_vs_c_" + name, charm.auc());
      figures.put("light_rejection_at_70_" + name, light.rejectionAt(WORKING_POINT));
      figures.put("c_rejection_at_70_" + name, charm.rejectionAt(WORKING_POINT));
    });
    return figures;
  }

  /** The main tagger's predictions, with the discriminants of all others as observers. */
  Predictions predictions() {
    Predictions own = ofMain();
    Observables observers = own.observers();
    for (Map.Entry<String, Predictions> tagger : taggers.entrySet()) {
      if (!tagger.getKey().equals(main)) {
        observers =
            observers.with("discriminant_b_" + tagger.getKey(), discriminant(tagger.getValue()));
      }
    }
    return new Predictions(
        own.classes(), own.probabilities(), own.labels(), own.weights(), observers);
  }

  /**
   * ROC curves of all taggers, efficiencies of the main one's working point, and its rejections of
   * light and c jets for other charm fractions.
   */
  SequencedMap<String, Plot> plots() {
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    if (taggers.size() > 1) {
      plots.put("taggers_light", RocPlot.of("*b*-jet", "Light-jet", curves(LIGHT)));
      plots.put("taggers_c", RocPlot.of("*b*-jet", "*c*-jet", curves(C)));
    }
    plots.put("efficiency_pt", efficiency("Jet *p*_{T} [GeV]", ptEdges(), layout.jetPt(), false));
    plots.put(
        "efficiency_eta",
        efficiency(
            "Jet |*\u03b7*|",
            new double[] {0, 0.4, 0.8, 1.2, 1.6, 2.0, 2.5},
            layout.jetEta(),
            true));
    plots.put("charm_fraction", charmFractions());
    return plots;
  }

  private SequencedMap<String, RocCurve> curves(int background) {
    SequencedMap<String, RocCurve> curves = new LinkedHashMap<>();
    taggers.forEach(
        (name, test) -> curves.put(label(name), between(test, discriminant(test), background)));
    return curves;
  }

  private static String label(String name) {
    return switch (name) {
      case "ip3d_sv" -> "IP3D+SV";
      case "ip2d", "ip3d", "dl1" -> name.toUpperCase(Locale.ROOT);
      default -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    };
  }

  private Plot efficiency(String title, double[] edges, String branch, boolean absolute) {
    Predictions test = ofMain();
    double[] scores = discriminant(test);
    double threshold = between(test, scores, LIGHT).workingPoint(WORKING_POINT).threshold();
    double[] values = test.observers().of(branch);
    double[] x = absolute ? Arrays.stream(values).map(Math::abs).toArray() : values;
    SequencedMap<String, EfficiencyProfile> profiles = new LinkedHashMap<>();
    String[] names = {"*b*-jets", "*c*-jets", "Light-jets"};
    for (int c = 0; c < names.length; c++) {
      int[] chosen = test.of(c);
      boolean[] passed = new boolean[chosen.length];
      double[] of = new double[chosen.length];
      double[] weights = new double[chosen.length];
      for (int i = 0; i < chosen.length; i++) {
        passed[i] = scores[chosen[i]] >= threshold;
        of[i] = x[chosen[i]];
        weights[i] = test.weights()[chosen[i]];
      }
      profiles.put(names[c], EfficiencyProfile.of(of, passed, weights, edges));
    }
    return EfficiencyPlot.of(title, profiles);
  }

  /** Eight bins with equally many jets, but for the few of largest momentum. */
  private double[] ptEdges() {
    double[] all = Arrays.stream(ofMain().observers().of(layout.jetPt())).sorted().toArray();
    double[] sorted = Arrays.copyOf(all, Math.max(1, (int) (SHOWN * all.length)));
    int bins = Math.clamp(sorted.length / 50, 1, 8);
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = sorted[Math.min(sorted.length - 1, i * (sorted.length / bins))];
    }
    edges[bins] = Math.nextUp(sorted[sorted.length - 1]);
    double[] distinct = Arrays.stream(edges).distinct().toArray();
    return distinct.length > 1 ? distinct : new double[] {edges[0], Math.nextUp(edges[0])};
  }

  private Plot charmFractions() {
    Predictions test = ofMain();
    List<Measured> charm = new ArrayList<>();
    List<Double> light = new ArrayList<>();
    for (double fraction : CHARM_FRACTIONS) {
      double[] scores = MultiClass.discriminant(test.probabilities(), B, 0, fraction, 1 - fraction);
      Measured x = between(test, scores, LIGHT).rejectionAt(WORKING_POINT);
      Measured y = between(test, scores, C).rejectionAt(WORKING_POINT);
      if (x.isFinite() && y.isFinite()) {
        light.add(x.value());
        charm.add(y);
      }
    }
    Graph graph =
        Graph.of(
            light.stream().mapToDouble(Double::doubleValue).toArray(),
            charm.toArray(Measured[]::new));
    List<Mark> marks =
        List.of(new Line("*b* efficiency 70 %, *f*_{c} 0.001 to 0.9", graph, Style.of(0)));
    return Plot.of(Axis.linear("Light-jet rejection"), Axis.linear("*c*-jet rejection"), marks);
  }

  private static RocCurve between(Predictions test, double[] scores, int background) {
    return MultiClass.between(scores, test.labels(), test.weights(), B, background);
  }

  private static double[] discriminant(Predictions test) {
    return test.observers().of("discriminant_b");
  }
}
