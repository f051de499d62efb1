package hep.io.root.output.classes.hist;

import hep.rootio.Axis;
import hep.rootio.Histogram1D;
import hep.rootio.RootWriter;

/** A histogram of one quantity. */
public sealed class TH1D extends TH1 permits TProfile {
  private final double[] contents;

  /**
   * A histogram.
   *
   * @param data contents with under- and overflow, not copied
   */
  public TH1D(String name, int bins, double low, double high, double[] data) {
    super(name, new TAxis("xaxis", bins, low, high), new TAxis("yaxis", 1, 0, 1));
    contents = data;
  }

  final double[] contents() {
    return contents;
  }

  @Override
  public void writeTo(RootWriter out, String path) {
    Axis x = getfXaxis().axis();
    String yTitle = getfYaxis().getTitle();
    double[] squares = getfSumw2().getArray();
    Histogram1D fromBins = Histogram1D.of(getName(), getTitle(), x, yTitle, contents, squares);
    out.write(
        path,
        new Histogram1D(
            getName(),
            getTitle(),
            x,
            yTitle,
            contents,
            squares,
            entriesOr(fromBins.entries()),
            isWithoutSums()
                ? fromBins.moments()
                : new Histogram1D.Moments(getfTsumw(), getfTsumw2(), getfTsumwx(), getfTsumwx2())));
  }
}
