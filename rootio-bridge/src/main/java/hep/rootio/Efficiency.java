package hep.rootio;

import hep.rootio.internal.objects.HistogramForm;

/**
 * The fraction of entries that passed, a bin: ROOT's TEfficiency over one axis, with
 * Clopper-Pearson intervals.
 *
 * @param name its name in a file
 * @param title above the plot
 * @param passed entries that passed
 * @param total all entries, on the same axis
 * @param confidenceLevel coverage of the intervals, such as 0.683
 */
public record Efficiency(
    String name, String title, Histogram1D passed, Histogram1D total, double confidenceLevel)
    implements RootRecord {

  /**
   * Refuses histograms on different axes, and bins where more passed than there are, with an
   * IllegalArgumentException.
   */
  public Efficiency {
    Axis axis = total.x();
    if (passed.x().bins() != axis.bins()) {
      throw new IllegalArgumentException(
          "efficiency '%s': expected as many bins in passed as in total, found %d and %d"
              .formatted(name, passed.x().bins(), axis.bins()));
    }
    for (int bin = 0; bin < total.contents().length; bin++) {
      if (passed.contents()[bin] > total.contents()[bin]) {
        throw new IllegalArgumentException(
            "efficiency '%s': in bin %d passed %s of %s"
                .formatted(name, bin, passed.contents()[bin], total.contents()[bin]));
      }
    }
  }

  /**
   * The efficiency in a TEfficiency over one axis, as read from a file.
   *
   * @throws RootNameException when the object is of another class
   */
  public static Efficiency of(RootObject object) {
    return HistogramForm.efficiency(object);
  }

  /** The fraction that passed in a bin; NaN where there are no entries. */
  public double fraction(int bin) {
    return passed.contents()[bin] / total.contents()[bin];
  }

  @Override
  public String toString() {
    return "TEfficiency %s: %s, %s of %s entries"
        .formatted(name, passed.x(), passed.entries(), total.entries());
  }
}
