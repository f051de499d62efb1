package hep.validation.plot;

import hep.validation.Graph;
import hep.validation.Histogram;
import hep.validation.KolmogorovSmirnov;
import hep.validation.WorkingPoint;
import hep.validation.internal.Inputs;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The distribution of a score for every class, normalised: test entries as filled steps, training
 * entries as points with errors, and the Kolmogorov-Smirnov probability that both follow one
 * distribution.
 */
public final class DiscriminantPlot {
  /** Part of the frame's height that the data take where working points are written above them. */
  private static final double DATA = 0.55;

  private DiscriminantPlot() {}

  /**
   * One class of entries.
   *
   * @param name legend entry
   * @param test scores of the test entries
   * @param testWeights one weight an entry
   * @param train scores of the training entries; none leaves the points out
   * @param trainWeights one weight an entry
   */
  public record Sample(
      String name, double[] test, double[] testWeights, double[] train, double[] trainWeights) {
    /** Entries of weight one. */
    public static Sample of(String name, double[] test, double[] train) {
      return new Sample(name, test, Inputs.ones(test.length), train, Inputs.ones(train.length));
    }
  }

  /**
   * Draws the classes over each other.
   *
   * @param title markup of the x axis, the name of the score
   * @param edges bin edges; entries outside count in the normalisation only
   * @param samples the classes
   * @param points working points, drawn as upright lines with their signal efficiency
   */
  public static Plot of(
      String title, double[] edges, List<Sample> samples, List<WorkingPoint> points) {
    List<Mark> marks = new ArrayList<>();
    List<Mark> training = new ArrayList<>();
    for (Sample sample : samples) {
      Style style = Style.of(marks.size()).with(Style.Dash.SOLID);
      String name = sample.name() + same(sample);
      marks.add(
          new Steps(
              name, Histogram.of(sample.test(), sample.testWeights(), edges).normalised(), style));
      if (sample.train().length > 0) {
        Histogram train = Histogram.of(sample.train(), sample.trainWeights(), edges).normalised();
        training.add(new Points(name, train.graph(), style.with(style.colour().darker())));
      }
    }
    if (!training.isEmpty()) {
      double[] none = new double[0];
      Style black = Style.of(0).with(Color.BLACK);
      training.add(new Points("Points: training sample", Graph.of(none, none), black));
    }
    marks.addAll(training);
    List<WorkingPoint> ascending =
        points.stream().sorted(Comparator.comparingDouble(WorkingPoint::threshold)).toList();
    for (int i = 0; i < ascending.size(); i++) {
      String text = String.format(Locale.ROOT, "%.0f %%", 100 * ascending.get(i).target());
      // Each text stands left of its line, so the next line must end higher to leave room for its
      // own.
      marks.add(
          Rule.upright(ascending.get(i).threshold(), text, Math.min(0.9, DATA + 0.04 + 0.045 * i)));
    }
    Axis x = Axis.linear(title).range(edges[0], edges[edges.length - 1]);
    Axis y = Axis.linear(yTitle(edges)).from(0);
    double peak = marks.stream().flatMapToDouble(m -> Arrays.stream(m.ys())).max().orElse(1);
    return Plot.of(x, points.isEmpty() ? y : y.to(peak / DATA), marks);
  }

  private static String same(Sample sample) {
    if (sample.train().length == 0) {
      return "";
    }
    double p =
        KolmogorovSmirnov.of(
                sample.train(), sample.trainWeights(), sample.test(), sample.testWeights())
            .pValue();
    return " (KS *p* " + probability(p) + ")";
  }

  private static String yTitle(double[] edges) {
    double width = edges[1] - edges[0];
    boolean even =
        Arrays.stream(edges)
            .allMatch(
                e -> Math.abs((e - edges[0]) / width - Math.rint((e - edges[0]) / width)) < 1e-6);
    return even
        ? String.format(Locale.ROOT, "Fraction of entries / %.3g", width)
            .replaceAll("(\\.\\d*?)0+$", "$1")
            .replaceAll("\\.$", "")
        : "Fraction of entries / bin";
  }

  private static String probability(double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, p < 0.01 ? "= %.3f" : "= %.2f", p);
  }
}
