package hep.rootio.internal.objects;

import hep.rootio.Profile;
import hep.rootio.Profile2D;
import hep.rootio.Profile3D;
import hep.rootio.RootObject;
import hep.rootio.internal.write.ObjectValue;
import java.util.Arrays;

/** Profiles over several axes as TProfile2D and TProfile3D. */
public final class ProfileForm {
  /** Of the histogram that a profile is: the profile's own two follow them. */
  private static final int MOMENTS_2D = 7;

  private static final int MOMENTS_3D = 11;

  private ProfileForm() {}

  /** A TProfile2D under the name given: its TH2D part holds the sums of w z and w z². */
  public static ObjectValue value(Profile2D profile, String name) {
    ObjectValue value =
        HistogramForm.histogram(
            "TProfile2D", name, profile.title(), profile.sumWZ(), profile.sumWZ2());
    double[] m = profile.moments();
    HistogramForm.moments(value, Arrays.copyOf(m, MOMENTS_2D));
    value
        .with("fXaxis", HistogramForm.axis("xaxis", profile.x()))
        .with("fYaxis", HistogramForm.axis("yaxis", profile.y()))
        .with("fZaxis", HistogramForm.titled("zaxis", profile.zTitle()))
        .with("fTsumwz", m[MOMENTS_2D])
        .with("fTsumwz2", m[MOMENTS_2D + 1]);
    return own(value, profile.entries(), profile.sumW(), profile.sumW2(), profile.error());
  }

  /** The profile that a TProfile2D holds. */
  public static Profile2D profile2D(RootObject object) {
    HistogramForm.check(object, "TProfile2D", "TProfile2D");
    return new Profile2D(
        object.text("fName"),
        object.text("fTitle"),
        HistogramForm.axis(object, "fXaxis"),
        HistogramForm.axis(object, "fYaxis"),
        HistogramForm.title(object, "fZaxis"),
        object.numbers("fBinEntries"),
        HistogramForm.contents(object),
        object.numbers("fSumw2"),
        weights(object),
        object.number("fEntries"),
        moments(object, MOMENTS_2D, "fTsumwz"),
        HistogramForm.errorMeaning(object.integer("fErrorMode")));
  }

  /** A TProfile3D under the name given: its TH3D part holds the sums of w t and w t². */
  public static ObjectValue value(Profile3D profile, String name) {
    ObjectValue value =
        HistogramForm.histogram(
            "TProfile3D", name, profile.title(), profile.sumWT(), profile.sumWT2());
    double[] m = profile.moments();
    HistogramForm.moments(value, Arrays.copyOf(m, MOMENTS_3D));
    value
        .with("fXaxis", HistogramForm.axis("xaxis", profile.x()))
        .with("fYaxis", HistogramForm.axis("yaxis", profile.y()))
        .with("fZaxis", HistogramForm.axis("zaxis", profile.z()))
        .with("fTsumwt", m[MOMENTS_3D])
        .with("fTsumwt2", m[MOMENTS_3D + 1]);
    return own(value, profile.entries(), profile.sumW(), profile.sumW2(), profile.error());
  }

  /** The profile that a TProfile3D holds. */
  public static Profile3D profile3D(RootObject object) {
    HistogramForm.check(object, "TProfile3D", "TProfile3D");
    return new Profile3D(
        object.text("fName"),
        object.text("fTitle"),
        HistogramForm.axis(object, "fXaxis"),
        HistogramForm.axis(object, "fYaxis"),
        HistogramForm.axis(object, "fZaxis"),
        object.numbers("fBinEntries"),
        HistogramForm.contents(object),
        object.numbers("fSumw2"),
        weights(object),
        object.number("fEntries"),
        moments(object, MOMENTS_3D, "fTsumwt"),
        HistogramForm.errorMeaning(object.integer("fErrorMode")));
  }

  private static ObjectValue own(
      ObjectValue value,
      double entries,
      double[] sumW,
      double[] sumW2,
      Profile.ErrorMeaning error) {
    return value
        .with("fEntries", entries)
        .with("fBinEntries", ObjectValue.arrayOf(sumW))
        .with("fErrorMode", HistogramForm.errorMode(error))
        .with("fBinSumw2", ObjectValue.arrayOf(sumW2));
  }

  /** Early versions have no sums of squared weights. */
  private static double[] weights(RootObject object) {
    return object.has("fBinSumw2") ? object.numbers("fBinSumw2") : new double[0];
  }

  private static double[] moments(RootObject object, int histogram, String own) {
    double[] moments = Arrays.copyOf(HistogramForm.moments(object, histogram), histogram + 2);
    moments[histogram] = object.number(own);
    moments[histogram + 1] = object.number(own + "2");
    return moments;
  }
}
