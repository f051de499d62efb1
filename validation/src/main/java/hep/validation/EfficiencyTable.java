package hep.validation;

import java.util.List;
import java.util.Locale;

/**
 * TMVA's table: signal efficiency at three background efficiencies on the test sample, and in
 * brackets on the training sample. Much lower figures on the test sample than on the training
 * sample mean overtraining.
 *
 * @param rows one row a classifier
 */
public record EfficiencyTable(List<Row> rows) {
  /** The background efficiencies of the columns. */
  public static final List<Double> BACKGROUND = List.of(0.01, 0.10, 0.30);

  /**
   * One classifier.
   *
   * @param name its name
   * @param auc area under the curve on the test sample
   * @param test signal efficiency at each background efficiency, test sample
   * @param train the same on the training sample
   */
  public record Row(String name, Measured auc, List<Measured> test, List<Measured> train) {
    /** Reads a row off the two curves of a classifier. */
    public static Row of(String name, RocCurve test, RocCurve train) {
      return new Row(
          name,
          test.auc(),
          BACKGROUND.stream().map(test::signalEfficiencyAt).toList(),
          BACKGROUND.stream().map(train::signalEfficiencyAt).toList());
    }
  }

  /** The table as text in columns, one classifier a line. */
  @Override
  public String toString() {
    int width = rows.stream().mapToInt(r -> r.name.length()).max().orElse(0);
    String name = "%-" + Math.max(10, width) + "s";
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, name + "  %-18s", "classifier", "AUC"));
    for (double b : BACKGROUND) {
      text.append(String.format(Locale.ROOT, "  %-15s", String.format(Locale.ROOT, "B = %.2f", b)));
    }
    for (Row row : rows) {
      text.append(String.format(Locale.ROOT, "%n" + name + "  %-18s", row.name, row.auc));
      for (int i = 0; i < BACKGROUND.size(); i++) {
        text.append(
            String.format(
                Locale.ROOT, "  %.3f (%.3f)  ", row.test.get(i).value(), row.train.get(i).value()));
      }
    }
    return text.toString().stripTrailing();
  }
}
