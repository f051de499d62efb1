package hep.rootio;

/**
 * An object of a file whose class Kaon knows in full: a histogram, a profile, an efficiency or a
 * graph. {@link RootFile#get} reads one, {@link RootWriter#write(String, RootRecord)} writes it.
 */
public sealed interface RootRecord
    permits Histogram1D,
        Histogram2D,
        Histogram3D,
        Profile,
        Profile2D,
        Profile3D,
        Efficiency,
        Graph,
        GraphErrors,
        GraphAsymmErrors,
        GraphBentErrors,
        GraphMultiErrors {

  /** Its own name, which need not be the one it stands under. */
  String name();

  /** What stands above a plot of it. */
  String title();

  /**
   * The record that an object is.
   *
   * @throws RootNameException when its class is none of these; any object can be read through its
   *     members
   */
  static RootRecord of(RootObject object) {
    return switch (object.className()) {
      case "TH1D", "TH1F", "TH1I", "TH1S", "TH1C", "TH1L" -> Histogram1D.of(object);
      case "TH2D", "TH2F", "TH2I", "TH2S", "TH2C", "TH2L" -> Histogram2D.of(object);
      case "TH3D", "TH3F", "TH3I", "TH3S", "TH3C", "TH3L" -> Histogram3D.of(object);
      case "TProfile" -> Profile.of(object);
      case "TProfile2D" -> Profile2D.of(object);
      case "TProfile3D" -> Profile3D.of(object);
      case "TEfficiency" -> Efficiency.of(object);
      case "TGraph" -> Graph.of(object);
      case "TGraphErrors" -> GraphErrors.of(object);
      case "TGraphAsymmErrors" -> GraphAsymmErrors.of(object);
      case "TGraphBentErrors" -> GraphBentErrors.of(object);
      case "TGraphMultiErrors" -> GraphMultiErrors.of(object);
      case String other ->
          throw new RootNameException(
              "expected a histogram, profile, efficiency or graph, found a %s: read it as an object"
                  .formatted(other));
    };
  }
}
