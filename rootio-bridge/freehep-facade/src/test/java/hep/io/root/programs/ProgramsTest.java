package hep.io.root.programs;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.io.root.RootClass;
import hep.io.root.RootFileReader;
import hep.io.root.RootObject;
import hep.io.root.core.RootInput;
import hep.io.root.interfaces.TAxis;
import hep.io.root.interfaces.TBranch;
import hep.io.root.interfaces.TDirectory;
import hep.io.root.interfaces.TH1D;
import hep.io.root.interfaces.TKey;
import hep.io.root.interfaces.TLeaf;
import hep.io.root.interfaces.TLeafC;
import hep.io.root.interfaces.TLeafD;
import hep.io.root.interfaces.TLeafF;
import hep.io.root.interfaces.TLeafI;
import hep.io.root.interfaces.TNamed;
import hep.io.root.interfaces.TObjArray;
import hep.io.root.interfaces.TTree;
import hep.io.root.util.InterfaceBuilder;
import hep.rootio.Axis;
import hep.rootio.Batch;
import hep.rootio.Compression;
import hep.rootio.Histogram1D;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs as they were written against FreeHEP's reader, on files that it could not read. */
class ProgramsTest {
  private static final int ENTRIES = 5000;

  @TempDir static Path folder;

  private static File file;

  @BeforeAll
  static void write() {
    file = folder.resolve("old.root").toFile();
    RootWriter.write(
        file.toPath(),
        writer -> {
          writer.write("titles/label", "some text");
          writer.write("plots/mass", histogram());
          try (TreeWriter tree = writer.tree("events", "made", Compression.zstd(), 2 << 10)) {
            tree.fill(
                new Batch()
                    .column("run", ints())
                    .column("pt", floats())
                    .column("label", labels())
                    .column("hit_e", "nhit", offsets(), energies()));
          }
        });
  }

  private static Histogram1D histogram() {
    return Histogram1D.of(
        "mass",
        "a mass",
        Axis.of("m", 3, 0, 6),
        "entries",
        new double[] {1, 10, 20, 30, 2},
        new double[0]);
  }

  private static int[] ints() {
    int[] all = new int[ENTRIES];
    java.util.Arrays.setAll(all, i -> 7 * i);
    return all;
  }

  private static float[] floats() {
    float[] all = new float[ENTRIES];
    for (int i = 0; i < ENTRIES; i++) {
      all[i] = i / 4f;
    }
    return all;
  }

  private static String[] labels() {
    String[] all = new String[ENTRIES];
    java.util.Arrays.setAll(all, i -> "entry " + i);
    return all;
  }

  /** Entry i has i % 3 hits. */
  private static int[] offsets() {
    int[] all = new int[ENTRIES + 1];
    for (int i = 0; i < ENTRIES; i++) {
      all[i + 1] = all[i] + i % 3;
    }
    return all;
  }

  private static double[] energies() {
    double[] all = new double[offsets()[ENTRIES]];
    java.util.Arrays.setAll(all, i -> i * 0.5);
    return all;
  }

  @Test
  void tellsWhenFilesAndDirectoriesWereMade() throws Exception {
    try (RootFileReader reader = new RootFileReader(file)) {
      Instant made = requireNonNull(reader.getDatimeC()).getDate().toInstant();
      assertTrue(
          Duration.between(made, Instant.now()).abs().compareTo(Duration.ofHours(1)) < 0,
          made::toString);
      TDirectory plots = assertInstanceOf(TDirectory.class, reader.get("plots"));
      assertEquals(made, requireNonNull(plots.getDatimeM()).getDate().toInstant());
    }
  }

  @Test
  void readsTypedLeavesEntryByEntry() throws Exception {
    RootFileReader reader = new RootFileReader(file);
    TTree tree = (TTree) reader.get("events");
    assertEquals("events", tree.getName());
    assertEquals(ENTRIES, tree.getEntries());
    TLeafI run = (TLeafI) tree.getBranch("run").getLeaves().get(0);
    TLeafF pt = (TLeafF) tree.getBranch("pt").getLeaves().get(0);
    TLeafC label = (TLeafC) tree.getBranch("label").getLeaves().get(0);
    for (long i = 0; i < tree.getEntries(); i++) {
      assertEquals(7 * i, run.getValue(i));
      assertEquals(i / 4f, pt.getValue(i));
      assertEquals("entry " + i, label.getValue(i));
    }
    assertEquals(Integer.valueOf(21), run.getWrappedValue(3));
    assertThrows(IOException.class, () -> run.getValue(ENTRIES));
    assertNull(tree.getBranch("nothing"));
    reader.close();
  }

  @Test
  void readsVariableArraysAsArraysOfPrimitives() throws Exception {
    RootFileReader reader = new RootFileReader(file.getPath());
    TBranch branch = ((TTree) reader.get("events")).getBranch("hit_e");
    TLeaf leaf = (TLeaf) branch.getLeaves().get(0);
    assertEquals("nhit", leaf.getLeafCount().getName());
    assertEquals(1, leaf.getArrayDim());
    int next = 0;
    for (int i = 0; i < 100; i++) {
      double[] hits = (double[]) leaf.getWrappedValue(i);
      assertEquals(i % 3, hits.length);
      for (double hit : hits) {
        assertEquals(0.5 * next++, hit);
      }
    }
    reader.close();
  }

  @Test
  void walksBasketsByHand() throws Exception {
    RootFileReader reader = new RootFileReader(file);
    TBranch branch = ((TTree) reader.get("events")).getBranch("pt");
    TLeafF leaf = (TLeafF) branch.getLeaves().get(0);
    long[] starts = branch.getBasketEntry();
    List<Float> all = new ArrayList<>();
    for (int basket = 0; basket < branch.getWriteBasket(); basket++) {
      RootInput in = branch.setPosition(leaf, starts[basket]);
      while (in.getPosition() < in.getLast()) {
        all.add(in.readFloat());
      }
    }
    assertTrue(branch.getWriteBasket() > 3, "several baskets");
    assertEquals(ENTRIES, all.size());
    assertEquals(floats()[4321], all.get(4321));
    reader.close();
  }

  @Test
  void convertsAHistogram() throws Exception {
    RootFileReader reader = new RootFileReader(file);
    RootObject object = ((TDirectory) reader.get("plots")).getKey("mass").getObject();
    TH1D h1 = (TH1D) object;
    TAxis axis = h1.getXaxis();
    assertEquals("a mass", h1.getTitle());
    assertEquals(3, axis.getNbins());
    assertEquals(6.0, axis.getXmax());
    assertEquals(0, axis.getXbins().getArray().length);
    assertArrayEquals(new double[] {1, 10, 20, 30, 2}, h1.getArray());
    assertEquals(5, h1.getNcells());
    RootClass type = object.getRootClass();
    assertEquals("TH1D", type.getClassName());
    assertTrue(type.instanceOf(reader.get("plots/mass").getRootClass()));
    reader.close();
  }

  @Test
  void browsesKeysOfAllDirectories() throws Exception {
    RootFileReader reader = new RootFileReader(file);
    List<String> seen = new ArrayList<>();
    browse(reader, seen);
    assertEquals(List.of("titles", "label", "plots", "mass", "events"), seen);
    TNamed label = (TNamed) ((TDirectory) reader.getKey("titles").getObject()).getKey(0);
    assertEquals("label", label.getName());
    assertTrue(reader.hasKey("events"));
    assertFalse(reader.hasKey("events", 9));
    RuntimeException e = assertThrows(RuntimeException.class, () -> reader.getKey("event"));
    assertTrue(e.getMessage().startsWith("Key event not found in "), e.getMessage());
    reader.close();
  }

  @SuppressWarnings("PatternMatchingInstanceof") // as programs of that time were written
  private static void browse(TDirectory directory, List<String> seen) throws Exception {
    for (int i = 0; i < directory.nKeys(); i++) {
      TKey key = directory.getKey(i);
      seen.add(key.getName());
      RootObject object = key.getObject();
      if (object instanceof TDirectory) {
        browse((TDirectory) object, seen);
      }
    }
  }

  @Test
  @SuppressWarnings("rawtypes") // as programs of that time were written
  void listsBranchesWithIterators() throws Exception {
    RootFileReader reader = new RootFileReader(file);
    TTree tree = (TTree) reader.get("events");
    TObjArray branches = tree.getBranches();
    List<String> names = new ArrayList<>();
    for (Iterator i = branches.iterator(); i.hasNext(); ) {
      TBranch branch = (TBranch) i.next();
      names.add(branch.getName());
    }
    assertEquals(List.of("run", "pt", "label", "nhit", "hit_e"), names);
    assertEquals(tree.getNBranches() - 1, branches.getUpperBound());
    assertEquals(tree.getNBranches(), tree.getLeaves().size());
    reader.close();
  }

  @Test
  void seesOtherClassesThroughInterfacesThatItBuilds() throws Exception {
    List<Path> sources = InterfaceBuilder.write(file.getPath(), folder.resolve("src"));
    assertFalse(sources.isEmpty());
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
    sources.forEach(source -> arguments.add(source.toString()));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertEquals(0, failed);
    try (URLClassLoader loader =
            new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, RootObject.class.getClassLoader());
        RootFileReader reader = new RootFileReader(file)) {
      reader.setClassLoader(loader);
      String first = sources.getFirst().getFileName().toString().replace(".java", "");
      Class<?> built = Class.forName("hep.io.root.interfaces." + first, false, loader);
      RootClass type =
          reader.streamerInfo().stream()
              .filter(c -> c.getClassName().equals(first))
              .findFirst()
              .orElseThrow();
      assertEquals(built, type.getJavaClass());
    }
  }

  @Test
  void readsTheLastEntryOfEveryLeafOfRealFiles() throws Exception {
    Path corpus =
        Path.of(System.getProperty("kaon.data", "../../../shared/data")).resolve("rootio");
    Assumptions.assumeTrue(Files.isDirectory(corpus), () -> "skipped: " + corpus + " is not there");
    int leaves = 0;
    for (String name :
        List.of(
            "uproot-HZZ-zstd.root",
            "uproot-Zmumu.root",
            "uproot-small-evnt-tree-fullsplit.root",
            "uproot-HZZ-objects.root")) {
      File one = corpus.resolve(name).toFile();
      RootFileReader reader = new RootFileReader(one);
      for (int i = 0; i < reader.nKeys(); i++) {
        if (reader.getKey(i).getObject() instanceof TTree tree) {
          for (Object leaf : tree.getLeaves()) {
            ((TLeaf) leaf).getWrappedValue(tree.getEntries() - 1);
            leaves++;
          }
        }
      }
      reader.close();
    }
    assertTrue(leaves > 20, leaves + " leaves");
  }

  @Test
  void saysInOneSentenceThatAFileIsNotThere() {
    IOException e =
        assertThrows(IOException.class, () -> new RootFileReader("no/such.root").close());
    assertEquals("no/such.root: there is no such file", e.getMessage());
  }

  @Test
  void readsDoublesOfCountedLeavesOneByOne() throws Exception {
    RootFileReader reader = new RootFileReader(file);
    TLeafD leaf =
        assertInstanceOf(
            TLeafD.class, ((TTree) reader.get("events")).getBranch("hit_e").getLeaves().get(0));
    assertEquals(energies()[offsets()[4]], leaf.getValue(4));
    reader.close();
  }
}
