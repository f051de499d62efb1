package hep.rootio.internal.decode;

import hep.rootio.Interpretation;
import hep.rootio.Interpretation.Array;
import hep.rootio.Interpretation.Counted;
import hep.rootio.Interpretation.Counter;
import hep.rootio.Interpretation.Framing;
import hep.rootio.Interpretation.Member;
import hep.rootio.Interpretation.Members;
import hep.rootio.Interpretation.Nested;
import hep.rootio.Interpretation.Numeric;
import hep.rootio.Interpretation.Pointer;
import hep.rootio.Interpretation.Sequence;
import hep.rootio.Interpretation.Special;
import hep.rootio.Interpretation.Text;
import hep.rootio.Interpretation.TextForm;
import hep.rootio.NumberType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Classes that ROOT streams by hand, so that the file's description of them is not what stands in
 * the file.
 */
final class KnownClasses {
  private static final Interpretation TEXT = new Text(TextForm.SHORT_COUNT, Framing.NONE);
  private static final Member OBJECT = new Member("TObject", new Special("TObject"), true);
  private static final Member NAME = new Member("name", TEXT, false);
  private static final Interpretation COUNTER = new Counter(NumberType.INT32);
  private static final Interpretation POINTER = new Pointer("TObject");

  /** An index whose pairs are packed into one number each. */
  private static final String FIRST_INDEX = "TTreeIndex;1";

  private static final Map<String, Interpretation> ALL = table();

  private KnownClasses() {}

  /** The layout of a class, if it is one of these. */
  static Optional<Interpretation> find(String className) {
    return Optional.ofNullable(ALL.get(className));
  }

  /** The layout of a class in a version, if it is one of these. */
  static Optional<Interpretation> find(String className, int version) {
    return find(className.equals("TTreeIndex") && version == 1 ? FIRST_INDEX : className);
  }

  private static Map<String, Interpretation> table() {
    Map<String, Interpretation> all = new HashMap<>();
    for (String special :
        List.of(
            "TObject",
            "TClonesArray",
            "TBasket",
            "TRef",
            "TRefArray",
            "TMatrixTSym<double>",
            "TMatrixTSym<float>")) {
      all.put(special, new Special(special));
    }
    all.put("TString", TEXT);
    all.put("TNamed", members("TNamed", 1, OBJECT, member("fName", TEXT), member("fTitle", TEXT)));
    all.put("TDatime", unframed("TDatime", member("fDatime", number(NumberType.UINT32))));
    Interpretation option = unframed("", member("obj", POINTER), member("opt", TEXT));
    Interpretation list =
        members(
            "TList",
            5,
            OBJECT,
            NAME,
            member("size", COUNTER),
            member("arr", new Counted("size", false, option)));
    for (String name : List.of("TList", "THashList")) {
      all.put(name, list);
    }
    Interpretation array =
        members(
            "TObjArray",
            3,
            OBJECT,
            NAME,
            member("size", COUNTER),
            member("fLowerBound", number(NumberType.INT32)),
            member("arr", new Counted("size", false, POINTER)));
    all.put("TObjArray", array);
    Interpretation pair = unframed("", member("first", POINTER), member("second", POINTER));
    all.put(
        "TMap",
        members(
            "TMap",
            3,
            OBJECT,
            NAME,
            member("size", COUNTER),
            member("arr", new Counted("size", false, pair))));
    Map<String, NumberType> arrays =
        Map.of(
            "TArrayC", NumberType.INT8,
            "TArrayS", NumberType.INT16,
            "TArrayI", NumberType.INT32,
            "TArrayL", NumberType.INT64,
            "TArrayL64", NumberType.INT64,
            "TArrayF", NumberType.FLOAT32,
            "TArrayD", NumberType.FLOAT64);
    arrays.forEach((name, type) -> all.put(name, new Sequence(name, Framing.NONE, number(type))));
    handWritten(all);
    return Map.copyOf(all);
  }

  /** Classes whose streamers write less, or in another order, than their descriptions say. */
  private static void handWritten(Map<String, Interpretation> all) {
    Interpretation named = all.getOrDefault("TNamed", TEXT);
    Member base = new Member("TNamed", named, true);
    Interpretation longs = new Counted("fN", false, number(NumberType.INT64));
    all.put("TVirtualIndex", members("TVirtualIndex", 1, base));
    Member[] index = {
      new Member("TVirtualIndex", members("TVirtualIndex", 1, base), true),
      member("fMajorName", TEXT),
      member("fMinorName", TEXT),
      member("fN", new Counter(NumberType.INT64)),
      member("fIndexValues", longs),
      member("fIndexValuesMinor", longs),
      member("fIndex", longs)
    };
    all.put("TTreeIndex", members("TTreeIndex", 2, index));
    Member[] packed =
        Stream.of(index).filter(m -> !m.name().endsWith("Minor")).toArray(Member[]::new);
    all.put(FIRST_INDEX, members("TTreeIndex", 1, packed));
    all.put(
        "TBranchClones",
        members(
            "TBranchClones",
            2,
            base,
            member("fCompress", number(NumberType.INT32)),
            member("fBasketSize", number(NumberType.INT32)),
            member("fEntryOffsetLen", number(NumberType.INT32)),
            member("fMaxBaskets", number(NumberType.INT32)),
            member("fWriteBasket", number(NumberType.INT32)),
            member("fEntryNumber", number(NumberType.INT64)),
            member("fEntries", number(NumberType.INT64)),
            member("fTotBytes", number(NumberType.INT64)),
            member("fZipBytes", number(NumberType.INT64)),
            member("fOffset", number(NumberType.INT32)),
            member("fBranchCount", new Pointer("TBranch")),
            member("fClassName", TEXT),
            member("fBranches", all.getOrDefault("TObjArray", POINTER))));
    for (String line : List.of("TPolyLine3D", "TPolyMarker3D")) {
      String attribute = line.equals("TPolyLine3D") ? "TAttLine" : "TAttMarker";
      Interpretation point = new Array(3, number(NumberType.FLOAT32));
      List<Member> members =
          new ArrayList<>(
              List.of(
                  OBJECT,
                  new Member(attribute, new Nested(attribute), false),
                  member("fN", COUNTER),
                  member("fP", new Counted("fN", false, point)),
                  member("fOption", TEXT)));
      if (line.equals("TPolyMarker3D")) {
        members.add(member("fName", TEXT));
      }
      all.put(line, new Members(line, 1, true, members));
    }
  }

  private static Interpretation number(NumberType type) {
    return new Numeric(type);
  }

  private static Member member(String name, Interpretation type) {
    return new Member(name, type, false);
  }

  private static Members members(String name, int version, Member... members) {
    return new Members(name, version, true, List.of(members));
  }

  private static Members unframed(String name, Member... members) {
    return new Members(name, 0, false, List.of(members));
  }
}
