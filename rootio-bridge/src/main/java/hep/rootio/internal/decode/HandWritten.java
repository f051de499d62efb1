package hep.rootio.internal.decode;

import hep.rootio.Interpretation;
import hep.rootio.Interpretation.Array;
import hep.rootio.Interpretation.Counted;
import hep.rootio.Interpretation.Counter;
import hep.rootio.Interpretation.Framing;
import hep.rootio.Interpretation.Member;
import hep.rootio.Interpretation.Members;
import hep.rootio.Interpretation.Numeric;
import hep.rootio.Interpretation.Pointer;
import hep.rootio.Interpretation.Special;
import hep.rootio.Interpretation.Text;
import hep.rootio.Interpretation.TextForm;
import hep.rootio.NumberType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Classes of graphics, geometry and RooFit with streamers of their own, whose base classes are
 * described in the file. Their layouts go by the version in the object's head.
 *
 * @param rules gives the interpretation of a class by its name, framed
 */
record HandWritten(Function<String, Interpretation> rules) {
  private static final Interpretation TEXT = new Text(TextForm.SHORT_COUNT, Framing.NONE);
  private static final Interpretation BOOL = new Numeric(NumberType.BOOL);
  private static final Interpretation INT = new Numeric(NumberType.INT32);
  private static final Interpretation FLOAT = new Numeric(NumberType.FLOAT32);
  private static final Interpretation DOUBLE = new Numeric(NumberType.FLOAT64);
  private static final Interpretation COUNTER = new Counter(NumberType.INT32);

  /** A version that has no older layout. */
  static final int LATEST = Short.MAX_VALUE;

  /** The layout of a class in a version, if it is one of these. */
  Optional<Interpretation> find(String name, int version) {
    Optional<List<Member>> members =
        switch (name) {
          case "TQObject", "TGraphStruct", "TGraphNode", "TGraphEdge" ->
              Optional.of(List.of()); // not a byte
          case "TMethodCall", "TVirtualPerfStats" -> Optional.of(List.of(base("TObject")));
          case "TCanvas" -> Optional.of(canvas());
          case "TImagePalette" -> Optional.of(palette());
          case "TAttImage" ->
              Optional.of(
                  List.of(
                      member("fImageQuality", INT),
                      member("fImageCompression", new Numeric(NumberType.UINT32)),
                      member("fConstRatio", BOOL),
                      member("fPalette", rules.apply("TImagePalette"))));
          case "TMaterial" -> Optional.of(material(version));
          case "TMixture" -> Optional.of(mixture());
          case "RooLinkedList" -> Optional.of(linkedList(version));
          case "RooRealVar" -> Optional.of(realVariable(version));
          case "RooAbsBinning" ->
              Optional.of(List.of(base(version == 1 ? "TObject" : "TNamed"), base("RooPrintable")));
          case "RooCategory" ->
              Optional.of(
                  List.of(
                      base("RooAbsCategoryLValue"),
                      version == 1
                          ? member("_sharedProp", new Pointer("RooCategorySharedProperties"))
                          : member("_sharedProp", rules.apply("RooCategorySharedProperties"))));
          case "RooWorkspace::CodeRepo" -> Optional.of(codeRepository(version));
          default -> Optional.empty();
        };
    return members.map(m -> new Members(name, version, !m.isEmpty(), m));
  }

  private List<Member> canvas() {
    List<Member> members = new ArrayList<>();
    members.add(base("TPad"));
    members.add(member("fDISPLAY", TEXT));
    members.add(member("fDoubleBuffer", INT));
    members.add(member("fRetained", BOOL));
    for (String size :
        List.of(
            "fXsizeUser",
            "fYsizeUser",
            "fXsizeReal",
            "fYsizeReal",
            "fWindowTopX",
            "fWindowTopY",
            "fWindowWidth",
            "fWindowHeight",
            "fCw",
            "fCh")) {
      members.add(member(size, INT));
    }
    members.add(member("fCatt", rules.apply("TAttCanvas")));
    members.add(member("moveOpaque", BOOL));
    members.add(member("resizeOpaque", BOOL));
    members.add(member("fHighLightColor", new Numeric(NumberType.INT16)));
    members.add(member("fBatch", BOOL));
    members.add(member("showEventStatus", BOOL));
    members.add(member("autoExec", BOOL));
    members.add(member("menuBar", BOOL));
    return members;
  }

  private List<Member> palette() {
    Interpretation colours = new Counted("fNumPoints", false, new Numeric(NumberType.UINT16));
    return List.of(
        base("TObject"),
        member("fNumPoints", COUNTER),
        member("fPoints", new Counted("fNumPoints", false, DOUBLE)),
        member("fColorRed", colours),
        member("fColorGreen", colours),
        member("fColorBlue", colours),
        member("fColorAlpha", colours));
  }

  private List<Member> material(int version) {
    List<Member> members =
        new ArrayList<>(
            List.of(
                base("TNamed"),
                member("fNumber", INT),
                member("fA", FLOAT),
                member("fZ", FLOAT),
                member("fDensity", FLOAT)));
    if (version > 2) {
      members.add(base("TAttFill"));
      members.add(member("fRadLength", FLOAT));
      members.add(member("fInterLength", FLOAT));
    }
    return members;
  }

  private List<Member> mixture() {
    Interpretation floats = rules.apply("TArrayF"); // a count and the numbers, without a head
    return List.of(
        base("TMaterial"),
        member("fNmixt", INT),
        member("fAmixt", floats),
        member("fZmixt", floats),
        member("fWmixt", floats));
  }

  private List<Member> linkedList(int version) {
    List<Member> members =
        new ArrayList<>(
            List.of(
                base("TObject"),
                member("size", COUNTER),
                member("arr", new Counted("size", false, new Pointer("TObject")))));
    if (version > 1) {
      members.add(member("_name", TEXT));
    }
    return members;
  }

  private List<Member> realVariable(int version) {
    List<Member> members = new ArrayList<>(List.of(base("RooAbsRealLValue")));
    if (version == 1) {
      members.add(member("fitMin", DOUBLE));
      members.add(member("fitMax", DOUBLE));
      members.add(member("fitBins", INT));
    }
    members.add(member("_error", DOUBLE));
    members.add(member("_asymErrLo", DOUBLE));
    members.add(member("_asymErrHi", DOUBLE));
    if (version >= 2) {
      members.add(member("_binning", new Pointer("RooAbsBinning")));
    }
    if (version == 3) {
      members.add(member("_sharedProp", new Pointer("RooRealVarSharedProperties")));
    } else if (version > 3) {
      members.add(member("_sharedProp", rules.apply("RooRealVarSharedProperties")));
    }
    return members;
  }

  private static List<Member> codeRepository(int version) {
    Interpretation threes = new Array(3, TEXT);
    List<Member> members =
        new ArrayList<>(
            List.of(
                member("classes", COUNTER),
                member("_c2fmap", new Counted("classes", false, new Array(4, TEXT))),
                member("files", COUNTER),
                member("_fmap", new Counted("files", false, threes))));
    if (version > 1) {
      members.add(member("others", COUNTER));
      members.add(member("_ehmap", new Counted("others", false, threes)));
    }
    return members;
  }

  private Member base(String name) {
    return new Member(name, name.equals("TObject") ? new Special(name) : rules.apply(name), true);
  }

  private static Member member(String name, Interpretation type) {
    return new Member(name, type, false);
  }
}
