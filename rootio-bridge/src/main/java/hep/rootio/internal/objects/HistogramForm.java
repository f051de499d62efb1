package hep.rootio.internal.objects;

import hep.rootio.Axis;
import hep.rootio.Efficiency;
import hep.rootio.Histogram1D;
import hep.rootio.Histogram2D;
import hep.rootio.Histogram3D;
import hep.rootio.Profile;
import hep.rootio.internal.write.ObjectValue;
import java.util.List;

/** Histograms as TH1D, TH2D, TH3D, TProfile and TEfficiency. */
public final class HistogramForm {
  private static final String[] MOMENTS_3D = {
    "fTsumw",
    "fTsumw2",
    "fTsumwx",
    "fTsumwx2",
    "fTsumwy",
    "fTsumwy2",
    "fTsumwxy",
    "fTsumwz",
    "fTsumwz2",
    "fTsumwxz",
    "fTsumwyz"
  };

  /** TObject's bits of an object in memory, and kMustCleanup, as ROOT sets them for histograms. */
  private static final int BITS = 0x03000008;

  private HistogramForm() {}

  /** A TH1D under the name given. */
  public static ObjectValue value(Histogram1D histogram, String name) {
    Histogram1D.Moments m = histogram.moments();
    ObjectValue value =
        histogram("TH1D", name, histogram.title(), histogram.contents(), histogram.sumW2());
    moments(value, m.sumW(), m.sumW2(), m.sumWX(), m.sumWX2());
    return value
        .with("fEntries", histogram.entries())
        .with("fXaxis", axis("xaxis", histogram.x()))
        .with("fYaxis", titled("yaxis", histogram.yTitle()))
        .with("fZaxis", titled("zaxis", ""));
  }

  /** A TH2D under the name given. */
  public static ObjectValue value(Histogram2D histogram, String name) {
    Histogram2D.Moments m = histogram.moments();
    ObjectValue value =
        histogram("TH2D", name, histogram.title(), histogram.contents(), histogram.sumW2());
    moments(value, m.sumW(), m.sumW2(), m.sumWX(), m.sumWX2(), m.sumWY(), m.sumWY2(), m.sumWXY());
    return value
        .with("fEntries", histogram.entries())
        .with("fXaxis", axis("xaxis", histogram.x()))
        .with("fYaxis", axis("yaxis", histogram.y()))
        .with("fZaxis", titled("zaxis", histogram.zTitle()));
  }

  /** A TH3D under the name given. */
  public static ObjectValue value(Histogram3D histogram, String name) {
    ObjectValue value =
        histogram("TH3D", name, histogram.title(), histogram.contents(), histogram.sumW2());
    moments(value, histogram.moments());
    return value
        .with("fEntries", histogram.entries())
        .with("fXaxis", axis("xaxis", histogram.x()))
        .with("fYaxis", axis("yaxis", histogram.y()))
        .with("fZaxis", axis("zaxis", histogram.z()));
  }

  /** A TProfile under the name given: its TH1D part holds the sums of w y and w y². */
  public static ObjectValue value(Profile profile, String name) {
    ObjectValue value =
        histogram("TProfile", name, profile.title(), profile.sumWY(), profile.sumWY2());
    moments(value, profile.moments());
    return value
        .with("fEntries", profile.entries())
        .with("fXaxis", axis("xaxis", profile.x()))
        .with("fYaxis", titled("yaxis", profile.yTitle()))
        .with("fZaxis", titled("zaxis", ""))
        .with("fBinEntries", ObjectValue.arrayOf(profile.sumW()))
        .with("fErrorMode", errorMode(profile.error()))
        .with("fBinSumw2", ObjectValue.arrayOf(profile.sumW2()));
  }

  /** ROOT's number of an error's meaning (EErrorType). */
  private static int errorMode(Profile.ErrorMeaning error) {
    return switch (error) {
      case MEAN -> 0;
      case SPREAD -> 1;
      case WHOLE_NUMBERS -> 2;
      case WEIGHTS -> 3;
    };
  }

  /** A TEfficiency under the name given. */
  public static ObjectValue value(Efficiency efficiency, String name) {
    return new ObjectValue("TEfficiency")
        .named(name, efficiency.title())
        .with("fConfLevel", efficiency.confidenceLevel())
        .with("fFunctions", ObjectValue.collection("TList", List.of()))
        .with("fPassedHistogram", value(efficiency.passed(), name + "_passed"))
        .with("fTotalHistogram", value(efficiency.total(), name + "_total"));
  }

  private static ObjectValue histogram(
      String className, String name, String title, double[] contents, double[] sumW2) {
    return new ObjectValue(className)
        .named(name, title)
        .with("fBits", BITS)
        .with("fNcells", contents.length)
        .with("fArray", contents)
        .with("fSumw2", ObjectValue.arrayOf(sumW2))
        .with("fFunctions", ObjectValue.collection("TList", List.of()));
  }

  private static void moments(ObjectValue value, double... moments) {
    for (int i = 0; i < moments.length; i++) {
      value.with(MOMENTS_3D[i], moments[i]);
    }
  }

  private static ObjectValue axis(String name, Axis axis) {
    return titled(name, axis.title())
        .with("fNbins", axis.bins())
        .with("fXmin", axis.low())
        .with("fXmax", axis.high())
        .with("fXbins", ObjectValue.arrayOf(axis.edges()));
  }

  private static ObjectValue titled(String name, String title) {
    return new ObjectValue("TAxis").named(name, title);
  }
}
