package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What we write, read back by JSROOT: an independent reader that knows classes only from the file.
 */
class JsrootReadsTest {
  private static final int SMALL_BASKET = 4000;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Compression.Algorithm.class)
  void readsEveryKindOfColumnInEveryCodec(Compression.Algorithm algorithm)
      throws IOException, InterruptedException {
    Compression compression =
        new Compression(algorithm, algorithm == Compression.Algorithm.NONE ? 0 : 3);
    Map<String, Column> columns = Made.columns(2000, 7);
    Path path = folder.resolve("made.root");
    try (RootWriter out = RootWriter.create(path);
        TreeWriter tree = out.tree("dir/sub/made", "all kinds", compression, SMALL_BASKET)) {
      tree.fill(Made.batch(columns));
    }

    Map<String, String> found = Judge.read(path);

    columns.forEach((name, column) ->
        assertEquals(Judge.line(column), found.get("dir/sub/made/" + name), name));
    assertEquals("2000", found.get("dir/sub/made:fEntries"));
    assertTrue(found.keySet().stream().noneMatch(k -> k.equals("warning")), () -> found.toString());
  }

  @ParameterizedTest
  @EnumSource(Compression.Algorithm.class)
  void readsAnRntupleOfEveryKindOfColumnInEveryCodec(Compression.Algorithm algorithm)
      throws IOException, InterruptedException {
    Compression compression =
        new Compression(algorithm, algorithm == Compression.Algorithm.NONE ? 0 : 3);
    Map<String, Column> columns = Made.columns(2500, 8);
    columns.remove("point"); // JSROOT 7.11 knows no records without a class
    Path path = folder.resolve("tuple.root");
    try (RootWriter out = RootWriter.create(path);
        TreeWriter tuple = out.tuple("dir/made", "all kinds", compression, SMALL_BASKET)) {
      tuple.fill(Made.batch(columns));
    }

    Map<String, String> found = Judge.read(path);

    columns.forEach(
        (name, column) -> assertEquals(Judge.line(column), found.get("dir/made/" + name), name));
    assertTrue(found.keySet().stream().noneMatch(k -> k.equals("warning")), () -> found.toString());
  }

  @Test
  void readsBatchesOfAnyLengthAsOneTree() throws IOException, InterruptedException {
    Random random = new Random(3);
    int[] lengths = {0, 1, 3000, 0, 17, 2000, 1, 5000};
    int total = Arrays.stream(lengths).sum();
    float[] flat = Made.floats(random, total).values();
    int[] offsets = Made.offsets(random, total);
    int[] ragged = Made.ints(random, offsets[total], false).values();
    Path path = folder.resolve("batches.root");
    try (RootWriter out = RootWriter.create(path);
        TreeWriter tree = out.tree("t", "", Compression.lz4(), 1000)) {
      int from = 0;
      for (int length : lengths) {
        int start = offsets[from];
        int[] here = Arrays.stream(offsets, from, from + length + 1).map(o -> o - start).toArray();
        tree.fill(
            new Batch()
                .column("flat", Arrays.copyOfRange(flat, from, from + length))
                .column(
                    "ragged", "n", here, Arrays.copyOfRange(ragged, start, start + here[length])));
        from += length;
      }
      assertEquals(total, tree.entries());
    }

    Map<String, String> found = Judge.read(path);

    assertEquals(Judge.line(new FloatColumn(flat)), found.get("t/flat"));
    assertEquals(Judge.line(new Jagged(offsets, new IntColumn(ragged))), found.get("t/ragged"));
  }

  @Test
  void findsAccountsOfBasketsThatAgreeWithTheRecords() throws IOException, InterruptedException {
    Map<String, Column> columns = Made.columns(3000, 11);
    Path path = folder.resolve("account.root");
    try (RootWriter out = RootWriter.create(path);
        TreeWriter tree = out.tree("t", "", Compression.zstd(), SMALL_BASKET)) {
      tree.fill(Made.batch(columns));
    }

    Map<String, String> found = Judge.read(path);

    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path));
    long treeTotal = 0;
    long treeStored = 0;
    for (String name : columns.keySet()) {
      String branch = "t/" + name + ":";
      long[] bytes = numbers(found, branch + "fBasketBytes");
      long[] entries = numbers(found, branch + "fBasketEntry");
      long[] seeks = numbers(found, branch + "fBasketSeek");
      int baskets = (int) numbers(found, branch + "fWriteBasket")[0];
      assertTrue(baskets > 1 || name.equals("flag") || name.endsWith("8"), name);
      long total = 0;
      for (int i = 0; i < baskets; i++) {
        int at = (int) seeks[i];
        assertEquals(bytes[i], file.getInt(at), "length of the record of " + name);
        int keyLength = file.getShort(at + 14);
        total += keyLength + file.getInt(at + 6);
        // The last 13 bytes of a basket's key: entries, end of the data, flag.
        assertEquals(entries[i + 1] - entries[i], file.getInt(at + keyLength - 9), name);
      }
      assertEquals(0, entries[0]);
      assertEquals(3000, entries[baskets]);
      assertEquals("3000", found.get(branch + "fEntries"));
      assertEquals("3000", found.get(branch + "fEntryNumber"));
      assertEquals(String.valueOf(total), found.get(branch + "fTotBytes"), name);
      long stored = LongStream.of(bytes).sum();
      assertEquals(String.valueOf(stored), found.get(branch + "fZipBytes"), name);
      treeTotal += total;
      treeStored += stored;
    }
    treeTotal += numbers(found, "t/n:fTotBytes")[0];
    treeStored += numbers(found, "t/n:fZipBytes")[0];
    assertEquals(String.valueOf(treeTotal), found.get("t:fTotBytes"));
    assertEquals(String.valueOf(treeStored), found.get("t:fZipBytes"));
  }

  @Test
  void findsTheTrueMaximumInACounter() throws IOException, InterruptedException {
    Path path = folder.resolve("counter.root");
    try (RootWriter out = RootWriter.create(path);
        TreeWriter tree = out.tree("t", "")) {
      for (int[] offsets : new int[][] {{0, 2, 2}, {0, 7, 8}, {0, 3, 4}}) {
        tree.fill(new Batch().column("x", "n", offsets, new float[offsets[2]]));
      }
    }

    Map<String, String> found = Judge.read(path);

    assertEquals("7", found.get("t/n:fMaximum"));
    assertEquals("n", found.get("t/x:counter"));
    assertTrue((int) numbers(found, "t/x:fEntryOffsetLen")[0] > 0);
    assertEquals("0", found.get("t/n:fEntryOffsetLen"));
  }

  @Test
  void readsHistogramsGraphsAndTexts() throws IOException, InterruptedException {
    Axis x = Axis.of("p_{T} [GeV]", 0, 1, 5, 20);
    Axis y = Axis.of("η", 2, -1, 1);
    double[] contents = {1, 2, 3, 4, 5};
    double[] sumW2 = {0.5, 1.5, 2.5, 3.5, 4.5};
    double[] cells = LongStream.range(0, 20).asDoubleStream().toArray();
    double[] points = {0.1, 0.2, 0.3};
    double[] errors = {0.01, 0.02, 0.03};
    Path path = folder.resolve("objects.root");
    try (RootWriter out = RootWriter.create(path)) {
      out.write("plots/h1", Histogram1D.of("h1", "title", x, "jets", contents, sumW2));
      out.write("plots/h2", Histogram2D.of("h2", "two", x, y, "n", cells, new double[0]));
      out.write(
          "plots/g",
          new GraphErrors("g", "roc", "efficiency", "rejection", points, values(), errors, errors));
      out.write("note", "first");
      out.write("note", "second");
    }

    Map<String, String> found = Judge.read(path);

    assertEquals("1,2,3,4,5", found.get("plots/h1.fArray"));
    assertEquals("0.5,1.5,2.5,3.5,4.5", found.get("plots/h1.fSumw2"));
    assertEquals("0,1,5,20", found.get("plots/h1.fXaxis.fXbins"));
    assertEquals("p_{T} [GeV]", found.get("plots/h1.fXaxis.fTitle"));
    assertEquals("jets", found.get("plots/h1.fYaxis.fTitle"));
    assertEquals("15", found.get("plots/h1.fEntries"));
    assertEquals("9", found.get("plots/h1.fTsumw"));
    assertEquals("7.5", found.get("plots/h1.fTsumw2"));
    // 2 at 0.5, 3 at 3, 4 at 12.5
    assertEquals("60", found.get("plots/h1.fTsumwx"));
    assertEquals("652.5", found.get("plots/h1.fTsumwx2"));
    assertEquals("0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19", found.get("plots/h2.fArray"));
    assertEquals("-1", found.get("plots/h2.fYaxis.fXmin"));
    assertEquals("2", found.get("plots/h2.fYaxis.fNbins"));
    assertEquals("0.1,0.2,0.3", found.get("plots/g.fX"));
    assertEquals("3,2,1", found.get("plots/g.fY"));
    assertEquals("0.01,0.02,0.03", found.get("plots/g.fEX"));
    assertEquals("roc;efficiency;rejection", found.get("plots/g.fTitle"));
    assertEquals("second", found.get("note.fString"));
  }

  @Test
  void readsProfilesEfficienciesAndTheOtherGraphs() throws IOException, InterruptedException {
    Axis x = Axis.of("x", 2, 0, 2);
    Axis z = Axis.of("z", 3, 0, 3);
    double[] cells = LongStream.range(0, 80).asDoubleStream().toArray();
    Histogram1D passed = Histogram1D.of("", "", x, "", new double[] {0, 1, 2, 0}, new double[0]);
    Histogram1D total = Histogram1D.of("", "", x, "", new double[] {0, 4, 5, 1}, new double[0]);
    double[] low = {0.1, 0.2};
    double[] high = {0.3, 0.4};
    Path path = folder.resolve("objects.root");
    try (RootWriter out = RootWriter.create(path)) {
      out.write("h3", Histogram3D.of("h3", "", x, x, z, cells, new double[0]));
      out.write(
          "p",
          Profile.of(
              "p",
              "",
              x,
              "y",
              new double[] {0.5, 0.5, 1.5, 7},
              new double[] {1, 3, 5, 9},
              new double[] {1, 1, 2, 1}));
      out.write("e", new Efficiency("e", "", passed, total, 0.683));
      out.write("g", new Graph("g", "", "", "", low, high));
      out.write("a", new GraphAsymmErrors("a", "", "", "", low, high, low, high, high, low));
      double[] one = {1, 1};
      out.write("p2", Profile2D.of("p2", "", x, x, "z", high, low, high, one));
      out.write("p3", Profile3D.of("p3", "", x, x, z, high, low, low, high, one));
      out.write(
          "b",
          new GraphBentErrors(
              "b", "", "", "", low, high, low, high, high, low, low, high, one, low));
      out.write(
          "m",
          new GraphMultiErrors(
              "m",
              "",
              "",
              "",
              low,
              high,
              low,
              high,
              List.of(low, one),
              List.of(high, one),
              GraphMultiErrors.ErrorSum.SQUARES));
    }

    Map<String, String> found = Judge.read(path);

    assertEquals(80, numbers(found, "h3.fArray").length);
    assertEquals("3", found.get("h3.fZaxis.fNbins"));
    assertEquals("0,4,10,9", found.get("p.fArray"));
    assertEquals("0,10,50,81", found.get("p.fSumw2"));
    assertEquals("0,2,2,1", found.get("p.fBinEntries"));
    assertEquals("0,2,4,1", found.get("p.fBinSumw2"));
    assertEquals("4", found.get("p.fTsumw"));
    assertEquals("14", found.get("p.fTsumwy"));
    assertEquals("0,1,2,0", found.get("e.fPassedHistogram.fArray"));
    assertEquals("0,4,5,1", found.get("e.fTotalHistogram.fArray"));
    assertEquals("0.683", found.get("e.fConfLevel"));
    assertEquals("1", found.get("e.fWeight"));
    assertEquals("0.3,0.4", found.get("g.fY"));
    assertEquals("0.1,0.2", found.get("a.fEXlow"));
    assertEquals("0.3,0.4", found.get("a.fEYlow"));
    assertEquals("2", found.get("p2.fTsumw"));
    assertEquals("0.7", found.get("p2.fTsumwz"));
    assertEquals("2", found.get("p3.fTsumw"));
    assertEquals("0.7", found.get("p3.fTsumwt"));
    assertEquals(80, numbers(found, "p3.fBinEntries").length);
    assertEquals("1,1", found.get("b.fEYlowd"));
    assertEquals("0.1,0.2", found.get("b.fEYhighd"));
    assertEquals("1", found.get("m.fSumErrorsMode"));
    assertEquals("0.2", found.get("m.fEyL.0.1"));
    assertEquals("1", found.get("m.fEyL.1.0"));
    assertEquals("0.4", found.get("m.fEyH.0.1"));
    assertEquals("1001", found.get("m.fAttFill.1.fFillStyle"));
  }

  private static double[] values() {
    return new double[] {3, 2, 1};
  }

  private static long[] numbers(Map<String, String> found, String key) {
    String list = Objects.requireNonNull(found.get(key), key);
    return Arrays.stream(list.split(",", -1)).mapToLong(Long::parseLong).toArray();
  }
}
