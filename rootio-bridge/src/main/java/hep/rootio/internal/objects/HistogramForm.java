package hep.rootio.internal.objects;

import hep.rootio.Axis;
import hep.rootio.Efficiency;
import hep.rootio.Histogram1D;
import hep.rootio.Histogram2D;
import hep.rootio.Histogram3D;
import hep.rootio.Profile;
import hep.rootio.RootNameException;
import hep.rootio.RootObject;
import hep.rootio.internal.write.ObjectValue;
import java.util.List;

/** Histograms as TH1D, TH2D, TH3D, TProfile and TEfficiency. */
public final class HistogramForm {
  private static final String[] MOMENTS = {
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

  /** The histogram that a TH1 of any number type holds. */
  public static Histogram1D histogram1D(RootObject object) {
    check(object, "TH1[CSIFDL]", "TH1");
    double[] m = moments(object, 4);
    return new Histogram1D(
        object.text("fName"),
        object.text("fTitle"),
        axis(object, "fXaxis"),
        title(object, "fYaxis"),
        contents(object),
        object.numbers("fSumw2"),
        object.number("fEntries"),
        new Histogram1D.Moments(m[0], m[1], m[2], m[3]));
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

  /** The histogram that a TH2 of any number type holds. */
  public static Histogram2D histogram2D(RootObject object) {
    check(object, "TH2[CSIFDL]", "TH2");
    double[] m = moments(object, 7);
    return new Histogram2D(
        object.text("fName"),
        object.text("fTitle"),
        axis(object, "fXaxis"),
        axis(object, "fYaxis"),
        title(object, "fZaxis"),
        contents(object),
        object.numbers("fSumw2"),
        object.number("fEntries"),
        new Histogram2D.Moments(m[0], m[1], m[2], m[3], m[4], m[5], m[6]));
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

  /** The histogram that a TH3 of any number type holds. */
  public static Histogram3D histogram3D(RootObject object) {
    check(object, "TH3[CSIFDL]", "TH3");
    return new Histogram3D(
        object.text("fName"),
        object.text("fTitle"),
        axis(object, "fXaxis"),
        axis(object, "fYaxis"),
        axis(object, "fZaxis"),
        contents(object),
        object.numbers("fSumw2"),
        object.number("fEntries"),
        moments(object, MOMENTS.length));
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

  /** The profile that a TProfile holds. */
  public static Profile profile(RootObject object) {
    check(object, "TProfile", "TProfile");
    return new Profile(
        object.text("fName"),
        object.text("fTitle"),
        axis(object, "fXaxis"),
        title(object, "fYaxis"),
        object.numbers("fBinEntries"),
        contents(object),
        object.numbers("fSumw2"),
        object.has("fBinSumw2") ? object.numbers("fBinSumw2") : new double[0],
        object.number("fEntries"),
        moments(object, 6),
        errorMeaning(object.integer("fErrorMode")));
  }

  static Profile.ErrorMeaning errorMeaning(long mode) {
    for (Profile.ErrorMeaning meaning : Profile.ErrorMeaning.values()) {
      if (errorMode(meaning) == mode) {
        return meaning;
      }
    }
    throw new RootNameException("expected an error mode of a TProfile from 0 to 3, found " + mode);
  }

  /** ROOT's number of an error's meaning (EErrorType). */
  static int errorMode(Profile.ErrorMeaning error) {
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
        .with("fLineColor", 1)
        .with("fMarkerStyle", 20)
        .with("fConfLevel", efficiency.confidenceLevel())
        .with("fFunctions", ObjectValue.collection("TList", List.of()))
        .with("fPassedHistogram", value(efficiency.passed(), name + "_passed"))
        .with("fTotalHistogram", value(efficiency.total(), name + "_total"));
  }

  /** The efficiency that a TEfficiency over one axis holds. */
  public static Efficiency efficiency(RootObject object) {
    check(object, "TEfficiency", "TEfficiency");
    return new Efficiency(
        object.text("fName"),
        object.text("fTitle"),
        part(object, "fPassedHistogram"),
        part(object, "fTotalHistogram"),
        object.number("fConfLevel"));
  }

  private static Histogram1D part(RootObject efficiency, String member) {
    return histogram1D(
        efficiency
            .object(member)
            .orElseThrow(
                () -> new RootNameException("a TEfficiency whose " + member + " is missing")));
  }

  static void check(RootObject object, String pattern, String wanted) {
    if (!object.className().matches(pattern)) {
      throw new RootNameException(
          "expected a %s, found a %s".formatted(wanted, object.className()));
    }
  }

  /**
   * The contents stand under the name of the array class that the histogram's class is derived
   * from.
   */
  static double[] contents(RootObject object) {
    String array =
        object.names().stream()
            .filter(name -> name.startsWith("TArray"))
            .findFirst()
            .orElseThrow(
                () -> new RootNameException("a " + object.className() + " without contents"));
    return object.numbers(array);
  }

  static double[] moments(RootObject object, int count) {
    double[] moments = new double[count];
    for (int i = 0; i < count; i++) {
      moments[i] = object.number(MOMENTS[i]);
    }
    return moments;
  }

  private static RootObject axisObject(RootObject object, String member) {
    return object
        .object(member)
        .orElseThrow(() -> new RootNameException("a histogram whose " + member + " is missing"));
  }

  static String title(RootObject object, String member) {
    return axisObject(object, member).text("fTitle");
  }

  static Axis axis(RootObject object, String member) {
    RootObject axis = axisObject(object, member);
    return new Axis(
        axis.text("fTitle"),
        (int) axis.integer("fNbins"),
        axis.number("fXmin"),
        axis.number("fXmax"),
        axis.numbers("fXbins"));
  }

  static ObjectValue histogram(
      String className, String name, String title, double[] contents, double[] sumW2) {
    return new ObjectValue(className)
        .named(name, title)
        .with("fBits", BITS)
        .with("fNcells", contents.length)
        .with("fArray", contents)
        .with("fSumw2", ObjectValue.arrayOf(sumW2))
        .with("fFunctions", ObjectValue.collection("TList", List.of()));
  }

  static void moments(ObjectValue value, double... moments) {
    for (int i = 0; i < moments.length; i++) {
      value.with(MOMENTS[i], moments[i]);
    }
  }

  static ObjectValue axis(String name, Axis axis) {
    return titled(name, axis.title())
        .with("fNbins", axis.bins())
        .with("fXmin", axis.low())
        .with("fXmax", axis.high())
        .with("fXbins", ObjectValue.arrayOf(axis.edges()));
  }

  static ObjectValue titled(String name, String title) {
    return new ObjectValue("TAxis").named(name, title);
  }
}
