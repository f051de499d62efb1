package hep.io.root.output.classes.hist;

import hep.rootio.Axis;
import hep.rootio.Histogram2D;
import hep.rootio.RootWriter;

/** A histogram of two quantities. */
public sealed class TH2D extends TH2 permits TProfile2D {
  private final double[] contents;

  /**
   * A histogram.
   *
   * @param data contents with under- and overflow of both axes, x fastest, not copied
   */
  public TH2D(
      String name,
      int xBins,
      double xLow,
      double xHigh,
      int yBins,
      double yLow,
      double yHigh,
      double[] data) {
    super(name, new TAxis("xaxis", xBins, xLow, xHigh), new TAxis("yaxis", yBins, yLow, yHigh));
    contents = data;
  }

  final double[] contents() {
    return contents;
  }

  @Override
  public void writeTo(RootWriter out, String path) {
    Axis x = getfXaxis().axis();
    Axis y = getfYaxis().axis();
    String zTitle = getfZaxis().getTitle();
    double[] squares = getfSumw2().getArray();
    Histogram2D fromBins = Histogram2D.of(getName(), getTitle(), x, y, zTitle, contents, squares);
    out.write(
        path,
        new Histogram2D(
            getName(),
            getTitle(),
            x,
            y,
            zTitle,
            contents,
            squares,
            entriesOr(fromBins.entries()),
            isWithoutSums()
                ? fromBins.moments()
                : new Histogram2D.Moments(
                    getfTsumw(),
                    getfTsumw2(),
                    getfTsumwx(),
                    getfTsumwx2(),
                    getfTsumwy(),
                    getfTsumwy2(),
                    getfTsumwxy())));
  }
}
