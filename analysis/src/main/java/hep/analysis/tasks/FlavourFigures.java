package hep.analysis.tasks;

import hep.analysis.output.Predictions;
import hep.learners.train.History;
import hep.validation.ConfusionMatrix;
import hep.validation.KolmogorovSmirnov;
import hep.validation.Measured;
import hep.validation.MultiClass;
import hep.validation.RocCurve;
import hep.validation.WorkingPoint;
import hep.validation.plot.ConfusionPlot;
import hep.validation.plot.DiscriminantPlot;
import hep.validation.plot.Plot;
import hep.validation.plot.RocPlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Figures and plots of a flavour tagger. */
record FlavourFigures(Predictions test, Predictions training) {
  private static final double[] EFFICIENCIES = {0.60, 0.70, 0.77, 0.85};
  private static final double[] CHARM_EFFICIENCIES = {0.2, 0.3, 0.5};
  private static final String D_C = "discriminant_c";
  private static final int B = 0;
  private static final int C = 1;
  private static final int LIGHT = 2;
  private static final double[] EDGES = hep.validation.Histogram.uniform(50, -10, 10);

  /**
   * All figures by name: {@code auc_<one>_vs_<other>}, accuracy, rejections of D_b, training
   * against test.
   */
  SequencedMap<String, Measured> figures() {
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    figures.put("auc_b_vs_light", auc(test, B, LIGHT));
    figures.put("auc_b_vs_c", auc(test, B, C));
    figures.put("auc_c_vs_light", auc(test, C, LIGHT));
    figures.put("accuracy", confusion().accuracy());
    RocCurve light = discriminant(LIGHT);
    RocCurve charm = discriminant(C);
    for (double efficiency : EFFICIENCIES) {
      int percent = (int) Math.round(100 * efficiency);
      figures.put("light_rejection_at_" + percent, light.rejectionAt(efficiency));
      figures.put("c_rejection_at_" + percent, charm.rejectionAt(efficiency));
    }
    for (double efficiency : CHARM_EFFICIENCIES) {
      int percent = (int) Math.round(100 * efficiency);
      figures.put("ctag_b_rejection_at_" + percent, charmTag(B).rejectionAt(efficiency));
      figures.put("ctag_light_rejection_at_" + percent, charmTag(LIGHT).rejectionAt(efficiency));
    }
    for (int c = 0; c < test.classes().size(); c++) {
      KolmogorovSmirnov same =
          KolmogorovSmirnov.of(
              chosen(scores(training), training.of(c)),
              chosen(training.weights(), training.of(c)),
              chosen(scores(test), test.of(c)),
              chosen(test.weights(), test.of(c)));
      figures.put(
          "ks_distance_" + test.classes().get(c), new Measured(same.distance(), Double.NaN));
      figures.put("ks_p_value_" + test.classes().get(c), new Measured(same.pValue(), Double.NaN));
    }
    return figures;
  }

  /** ROC curves of D_b, its distribution, the losses and the confusion matrix. */
  SequencedMap<String, Plot> plots(List<History> histories) {
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    plots.put("roc_light", RocPlot.of("*b*-jet", "Light-jet", curves(LIGHT)));
    plots.put("roc_c", RocPlot.of("*b*-jet", "*c*-jet", curves(C)));
    List<DiscriminantPlot.Sample> samples = new ArrayList<>();
    List<String> names = List.of("*b*-jets", "*c*-jets", "Light-jets");
    for (int c = 0; c < names.size(); c++) {
      samples.add(
          new DiscriminantPlot.Sample(
              names.get(c),
              chosen(scores(test), test.of(c)),
              chosen(test.weights(), test.of(c)),
              chosen(scores(training), training.of(c)),
              chosen(training.weights(), training.of(c))));
    }
    RocCurve light = discriminant(LIGHT);
    List<WorkingPoint> points =
        IntStream.range(0, EFFICIENCIES.length)
            .mapToObj(i -> light.workingPoint(EFFICIENCIES[i]))
            .toList();
    plots.put("discriminant", DiscriminantPlot.of("*D*_{*b*}", EDGES, samples, points));
    plots.put("discriminant_c", charmDiscriminant());
    plots.put("confusion", ConfusionPlot.of(confusion()));
    if (!histories.isEmpty()) { // likelihoods have no epochs
      plots.put("loss", LossCurves.plot(histories));
    }
    return plots;
  }

  /** D_c of c jets against others, with its working points against light jets. */
  private Plot charmDiscriminant() {
    List<String> names = List.of("*b*-jets", "*c*-jets", "Light-jets");
    List<DiscriminantPlot.Sample> samples = new ArrayList<>();
    for (int c : new int[] {C, B, LIGHT}) {
      samples.add(
          new DiscriminantPlot.Sample(
              names.get(c),
              chosen(test.observers().of(D_C), test.of(c)),
              chosen(test.weights(), test.of(c)),
              chosen(training.observers().of(D_C), training.of(c)),
              chosen(training.weights(), training.of(c))));
    }
    RocCurve light = charmTag(LIGHT);
    List<WorkingPoint> points =
        Arrays.stream(CHARM_EFFICIENCIES).mapToObj(light::workingPoint).toList();
    return DiscriminantPlot.of("*D*_{*c*}", EDGES, samples, points);
  }

  private RocCurve charmTag(int background) {
    return MultiClass.between(
        test.observers().of(D_C), test.labels(), test.weights(), C, background);
  }

  private SequencedMap<String, RocCurve> curves(int background) {
    SequencedMap<String, RocCurve> curves = new LinkedHashMap<>();
    curves.put("Test", discriminant(test, background));
    curves.put("Training", discriminant(training, background));
    return curves;
  }

  /** Area of p_signal / (p_signal + p_background), for objects of these two classes. */
  static Measured auc(Predictions of, int signal, int background) {
    return MultiClass.oneAgainstOne(
            of.probabilities(), of.labels(), of.weights(), signal, background)
        .auc();
  }

  private RocCurve discriminant(int background) {
    return discriminant(test, background);
  }

  private static RocCurve discriminant(Predictions of, int background) {
    return MultiClass.between(scores(of), of.labels(), of.weights(), B, background);
  }

  private static double[] scores(Predictions predictions) {
    return predictions.observers().of("discriminant_b");
  }

  private ConfusionMatrix confusion() {
    return ConfusionMatrix.of(
        test.labels(), MultiClass.decide(test.probabilities()), test.weights(), test.classes());
  }

  private static double[] chosen(double[] values, int... entries) {
    return Arrays.stream(entries).mapToDouble(i -> values[i]).toArray();
  }
}
