package hep.rootio.internal.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.RootObject;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.decode.ClassRules;
import hep.rootio.internal.decode.Decoders;
import hep.rootio.internal.streamer.Classes;
import hep.rootio.internal.streamer.ElementType;
import hep.rootio.internal.streamer.StreamerElement;
import hep.rootio.internal.streamer.StreamerInfo;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Stacks of histograms, sets of graphs and histograms of polygons: read by their members, as ROOT
 * describes them. The histograms and graphs in them are written by our own writer.
 */
class DrawnTogetherTest {
  private static final double UNSET = -1111;

  private static final List<StreamerElement> LIMITS =
      List.of(number("fMaximum", ElementType.DOUBLE), number("fMinimum", ElementType.DOUBLE));

  private final Output out = new Output();
  private final ObjectOutput objects = new ObjectOutput(out, 0, new HashSet<>());

  @Test
  void readsTheHistogramsOfAStack() {
    framed(2);
    objects.object(new ObjectValue("TNamed").named("stack", "two of them"));
    objects.pointer(ObjectValue.collection("TList", List.of(histogram("a", 1), histogram("b", 2))));
    objects.pointer(null);
    out.f8(UNSET).f8(12);
    RootObject stack =
        read(
            info(
                "THStack",
                2,
                List.of(
                    base("TNamed", 1), pointer("fHists", "TList*"), pointer("fHistogram", "TH1*")),
                LIMITS));
    assertEquals("two of them", stack.text("fTitle"));
    List<RootObject> histograms = items(stack, "fHists");
    assertEquals(List.of("TH1D", "TH1D"), histograms.stream().map(RootObject::className).toList());
    assertEquals("b", histograms.get(1).text("fName"));
    assertArrayEquals(new double[] {0, 2, 4, 0}, histograms.get(1).numbers("TArrayD"));
    assertTrue(stack.object("fHistogram").isEmpty());
    assertEquals(12, stack.number("fMinimum"));
  }

  @Test
  void readsTheGraphsOfASet() {
    framed(2);
    objects.object(new ObjectValue("TNamed").named("graphs", ""));
    ObjectValue graph =
        new ObjectValue("TGraph")
            .named("g", "")
            .with("fNpoints", 2)
            .with("fX", new double[] {1, 2})
            .with("fY", new double[] {3, 4});
    objects.pointer(ObjectValue.collection("TList", List.of(graph)));
    objects.pointer(null);
    objects.pointer(null);
    out.f8(UNSET).f8(UNSET);
    RootObject set =
        read(
            info(
                "TMultiGraph",
                2,
                List.of(
                    base("TNamed", 1),
                    pointer("fGraphs", "TList*"),
                    pointer("fFunctions", "TList*"),
                    pointer("fHistogram", "TH1F*")),
                LIMITS));
    RootObject read = items(set, "fGraphs").getFirst();
    assertEquals("TGraph", read.className());
    assertArrayEquals(new double[] {3, 4}, read.numbers("fY"));
  }

  @Test
  void readsTheBinsOfAHistogramOfPolygons() {
    framed(3);
    objects.object(new ObjectValue("TH2").named("poly", "map").with("fEntries", 5.0));
    int list = tag("TList");
    int listFrame = framed(5);
    out.i2(1).i4(0).i4(0).string("").i4(1);
    int bin = tag("TH2PolyBin");
    int binFrame = framed(1);
    out.i2(1).i4(0).i4(0);
    out.u1(0).i4(7);
    objects.pointer(new ObjectValue("TGraph").named("outline", "").with("fNpoints", 0));
    out.f8(0.5).f8(5);
    out.endCount(binFrame);
    out.endCount(bin);
    out.string(""); // the option beside an item of a list
    out.endCount(listFrame);
    out.endCount(list);
    for (int i = 0; i < 9; i++) {
      out.f8(i);
    }
    out.i4(1);
    int cells = framed(0);
    objects.object(ObjectValue.collection("TList", List.of()));
    out.endCount(cells);
    out.u1(1).u1(0); // one cell, which is not empty
    RootObject poly = read(poly(), polyBin());
    assertEquals("map", poly.text("fTitle"));
    assertEquals(5, poly.number("fEntries"));
    RootObject read = items(poly, "fBins").getFirst();
    assertEquals(7, read.integer("fNumber"));
    assertEquals(5, read.number("fContent"));
    assertEquals("outline", read.object("fPoly").orElseThrow().text("fName"));
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, poly.numbers("fOverflow"));
    assertEquals(1, poly.objects("fCells").size());
    assertArrayEquals(new long[] {0}, poly.integers("fIsEmpty"));
  }

  private static StreamerInfo poly() {
    return info(
        "TH2Poly",
        3,
        List.of(
            base("TH2", 5),
            pointer("fBins", "TList*"),
            element(
                "TStreamerBasicType",
                "fOverflow",
                ElementType.ARRAY + ElementType.DOUBLE,
                9,
                "double",
                ""),
            number("fNCells", ElementType.COUNTER),
            element("TStreamerLoop", "fCells", ElementType.STREAM_LOOP, 0, "TList*", "fNCells"),
            element(
                "TStreamerBasicPointer",
                "fIsEmpty",
                ElementType.POINTER + ElementType.BOOL,
                0,
                "bool*",
                "fNCells")),
        List.of());
  }

  private static StreamerInfo polyBin() {
    return info(
        "TH2PolyBin",
        1,
        List.of(
            base("TObject", 1),
            number("fChanged", ElementType.BOOL),
            number("fNumber", ElementType.INT),
            pointer("fPoly", "TObject*"),
            number("fArea", ElementType.DOUBLE),
            number("fContent", ElementType.DOUBLE)),
        List.of());
  }

  private static ObjectValue histogram(String name, double height) {
    return new ObjectValue("TH1D")
        .named(name, "")
        .with("fNcells", 4)
        .with("fArray", new double[] {0, height, 2 * height, 0});
  }

  private int framed(int version) {
    int mark = out.beginCount();
    out.i2(version);
    return mark;
  }

  /** Begins an object behind a pointer, of a class that was not named before. */
  private int tag(String className) {
    int mark = out.beginCount();
    out.i4(-1).zeroTerminated(className);
    return mark;
  }

  private RootObject read(StreamerInfo... described) {
    out.endCount(0);
    ClassRules rules = new ClassRules(new Classes(List.of(described)).or(KnownDescriptions.all()));
    String className = described[0].name();
    Cursor in = new Cursor(new Place("made.root", className), out.toByteArray(), 0);
    RootObject object = new Decoders(rules).heap().object(className, rules.whole(className), in);
    assertEquals(0, in.remaining(), "bytes left");
    return object;
  }

  private static List<RootObject> items(RootObject owner, String list) {
    return owner.object(list).orElseThrow().objects("arr").stream()
        .map(item -> item.orElseThrow().object("obj").orElseThrow())
        .toList();
  }

  private static StreamerInfo info(
      String name, int version, List<StreamerElement> first, List<StreamerElement> more) {
    return new StreamerInfo(
        name, name.length(), version, Stream.concat(first.stream(), more.stream()).toList());
  }

  private static StreamerElement base(String name, int version) {
    int type =
        switch (name) {
          case "TObject" -> ElementType.TOBJECT;
          case "TNamed" -> ElementType.TNAMED;
          default -> ElementType.BASE;
        };
    return new StreamerElement(
        "TStreamerBase", name, "", type, 0, 0, new int[5], "BASE", version, "", "", 0, 0);
  }

  private static StreamerElement number(String name, int type) {
    return element("TStreamerBasicType", name, type, 0, "number", "");
  }

  private static StreamerElement pointer(String name, String type) {
    return element("TStreamerObjectPointer", name, ElementType.OBJECT_POINTER, 0, type, "");
  }

  private static StreamerElement element(
      String kind, String name, int type, int length, String typeName, String count) {
    int[] dimensions = new int[5];
    dimensions[0] = length;
    String owner = count.isEmpty() ? "" : "TH2Poly";
    return new StreamerElement(
        kind, name, "", type, 0, length, dimensions, typeName, 0, count, owner, 0, 0);
  }
}
