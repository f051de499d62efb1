package hep.rootio.internal.objects;

import hep.rootio.Axis;
import hep.rootio.Histogram1D;
import hep.rootio.Histogram2D;
import hep.rootio.internal.write.ObjectValue;
import java.util.List;

/** Histograms as TH1D and TH2D. */
public final class HistogramForm {
  private HistogramForm() {}

  /** A TH1D under the name given. */
  public static ObjectValue value(Histogram1D histogram, String name) {
    Histogram1D.Moments m = histogram.moments();
    return common("TH1D", name, histogram.title(), histogram.entries())
        .with("fXaxis", axis("xaxis", histogram.x()))
        .with("fYaxis", titled("yaxis", histogram.yTitle()))
        .with("fZaxis", titled("zaxis", ""))
        .with("fTsumw", m.sumW())
        .with("fTsumw2", m.sumW2())
        .with("fTsumwx", m.sumWX())
        .with("fTsumwx2", m.sumWX2())
        .with("fNcells", histogram.contents().length)
        .with("fSumw2", ObjectValue.arrayOf(histogram.sumW2()))
        .with("fArray", histogram.contents());
  }

  /** A TH2D under the name given. */
  public static ObjectValue value(Histogram2D histogram, String name) {
    Histogram2D.Moments m = histogram.moments();
    return common("TH2D", name, histogram.title(), histogram.entries())
        .with("fXaxis", axis("xaxis", histogram.x()))
        .with("fYaxis", axis("yaxis", histogram.y()))
        .with("fZaxis", titled("zaxis", histogram.zTitle()))
        .with("fTsumw", m.sumW())
        .with("fTsumw2", m.sumW2())
        .with("fTsumwx", m.sumWX())
        .with("fTsumwx2", m.sumWX2())
        .with("fTsumwy", m.sumWY())
        .with("fTsumwy2", m.sumWY2())
        .with("fTsumwxy", m.sumWXY())
        .with("fNcells", histogram.contents().length)
        .with("fSumw2", ObjectValue.arrayOf(histogram.sumW2()))
        .with("fArray", histogram.contents());
  }

  private static ObjectValue common(String className, String name, String title, double entries) {
    return new ObjectValue(className)
        .named(name, title)
        .with("fBits", 0x03000008)
        .with("fEntries", entries)
        .with("fFunctions", ObjectValue.collection("TList", List.of()));
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
