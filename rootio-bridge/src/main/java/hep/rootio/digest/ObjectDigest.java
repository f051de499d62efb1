package hep.rootio.digest;

import hep.rootio.Column;
import hep.rootio.Fixed;
import hep.rootio.Jagged;
import hep.rootio.RootObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The digest of an object that is no tree: axes and contents of histograms, points of graphs, sums
 * of everything else.
 */
final class ObjectDigest {
  private static final Pattern HISTOGRAM = Pattern.compile("^T(H[123]|Profile).*");
  private static final Pattern ONE_DIMENSION = Pattern.compile("^TH1.*|^TProfile$");
  private static final Pattern THREE_DIMENSIONS = Pattern.compile("^TH3.*|^TProfile3D.*");
  private static final List<String> POINTS =
      List.of("fX", "fY", "fZ", "fEX", "fEY", "fEXlow", "fEXhigh", "fEYlow", "fEYhigh");

  private ObjectDigest() {}

  static Map<String, Object> of(RootObject object) {
    Map<String, Object> r = new LinkedHashMap<>();
    String type = object.className();
    if (object.has("fTitle") && !object.text("fTitle").isEmpty()) {
      r.put("title", object.text("fTitle"));
    }
    if (HISTOGRAM.matcher(type).matches()) {
      histogram(object, r);
    } else if (type.startsWith("TGraph")) {
      if (object.has("fNpoints")) {
        r.put("npoints", object.integer("fNpoints"));
      }
      for (String member : POINTS) {
        if (object.has(member)) {
          r.put(member, array(object, member));
        }
      }
    } else if (type.equals("TEfficiency")) {
      object.object("fTotalHistogram").ifPresent(h -> r.put("total", of(h)));
      object.object("fPassedHistogram").ifPresent(h -> r.put("passed", of(h)));
    } else {
      Tally tally = new Tally();
      tally.add(object.members(), object.row(), 0);
      Map<String, Object> all = tally.result();
      for (String name : List.of("nums", "strs", "sum", "sumabs")) {
        r.put(name, all.get(name));
      }
    }
    return r;
  }

  private static void histogram(RootObject h, Map<String, Object> r) {
    r.put("x", axis(h, "fXaxis"));
    if (!ONE_DIMENSION.matcher(h.className()).matches()) {
      r.put("y", axis(h, "fYaxis"));
    }
    if (THREE_DIMENSIONS.matcher(h.className()).matches()) {
      r.put("z", axis(h, "fZaxis"));
    }
    r.put("entries", h.number("fEntries"));
    r.put("sumw", h.number("fTsumw"));
    r.put("sumw2", h.number("fTsumw2"));
    r.put("sumwx", h.number("fTsumwx"));
    r.put("sumwx2", h.number("fTsumwx2"));
    r.put("contents", contents(h).map(member -> array(h, member)).orElseGet(ObjectDigest::none));
    if (h.has("fSumw2") && h.numbers("fSumw2").length > 0) {
      r.put("fSumw2", array(h, "fSumw2"));
    }
    if (h.has("fBinEntries")) {
      r.put("binEntries", array(h, "fBinEntries"));
    }
  }

  /** The member that the base class TArrayD, TArrayF, ... of a histogram is; a TH2Poly has none. */
  private static Optional<String> contents(RootObject h) {
    return h.names().stream().filter(name -> name.startsWith("TArray")).findFirst();
  }

  private static Map<String, Object> none() {
    Map<String, Object> r = new LinkedHashMap<>();
    r.put("n", 0);
    r.put("sum", 0);
    r.put("sumabs", 0);
    r.put("crc", "00000000");
    r.put("first", List.of());
    r.put("last", List.of());
    return r;
  }

  private static Map<String, Object> axis(RootObject histogram, String member) {
    RootObject a = histogram.object(member).orElseThrow();
    Map<String, Object> r = new LinkedHashMap<>();
    r.put("n", a.integer("fNbins"));
    r.put("lo", a.number("fXmin"));
    r.put("hi", a.number("fXmax"));
    if (a.numbers("fXbins").length > 0) {
      r.put("edges", array(a, "fXbins"));
    }
    if (a.has("fLabels")) {
      a.object("fLabels").ifPresent(labels -> r.put("labels", labels(labels)));
    }
    r.put("title", a.text("fTitle"));
    return r;
  }

  private static List<String> labels(RootObject list) {
    return list.objects("arr").stream()
        .flatMap(Optional::stream)
        .flatMap(item -> item.object("obj").stream())
        .map(label -> label.has("fString") ? label.text("fString") : label.toString())
        .limit(5)
        .toList();
  }

  private static Map<String, Object> array(RootObject object, String member) {
    Tally tally = new Tally();
    Column column = object.column(member);
    tally.add(column, object.row(), 0);
    Map<String, Object> all = tally.result();
    Map<String, Object> r = new LinkedHashMap<>();
    r.put("n", all.get("count"));
    for (String name : List.of("sum", "sumabs", "crc")) {
      r.put(name, all.get(name));
    }
    double[] values =
        column instanceof Jagged || column instanceof Fixed
            ? object.numbers(member)
            : new double[0];
    int n = values.length;
    r.put("first", box(Arrays.copyOfRange(values, 0, Math.min(3, n))));
    r.put("last", box(Arrays.copyOfRange(values, Math.max(0, n - 3), n)));
    return r;
  }

  private static List<Double> box(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
