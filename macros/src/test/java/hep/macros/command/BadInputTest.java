package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hep.rootio.Batch;
import hep.rootio.RootWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever is wrong with the input: one sentence that names file, object and place, exit code 2,
 * nothing left behind.
 */
class BadInputTest {
  private static final int ENTRIES = 100;

  @TempDir private static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    float[] rising = new float[ENTRIES];
    float[] mixed = new float[ENTRIES];
    for (int i = 0; i < ENTRIES; i++) {
      rising[i] = i * 0.1f;
      mixed[i] = i * 37 % ENTRIES * 0.1f;
    }
    twoTrees("good.root", rising, mixed);
    twoTrees("nan.root", with(rising, 17, Float.NaN), mixed);
    twoTrees("infinite.root", with(rising, 3, Float.NEGATIVE_INFINITY), mixed);
    twoTrees("empty.root", new float[0], new float[0]);
    int[] labels = IntStream.range(0, ENTRIES).map(i -> i == 42 ? 7 : i % 2).toArray();
    String[] names = new String[ENTRIES];
    Arrays.fill(names, "muon");
    RootWriter.write(
        folder.resolve("labels.root"),
        out -> {
          try (var tree = out.tree("entries", "")) {
            tree.fill(
                new Batch().column("var1", rising).column("label", labels).column("name", names));
          }
        });
    byte[] whole = Files.readAllBytes(folder.resolve("good.root"));
    Files.write(folder.resolve("cut.root"), Arrays.copyOf(whole, whole.length / 8));
    Files.writeString(folder.resolve("text.root"), "pt eta phi\n1 2 3\n".repeat(100));
  }

  private static void twoTrees(String name, float[] first, float[] second) {
    RootWriter.write(
        folder.resolve(name),
        out -> {
          for (String tree : List.of("TreeS", "TreeB")) {
            try (var writer = out.tree(tree, "")) {
              writer.fill(new Batch().column("var1", first).column("var2", second));
            }
          }
        });
  }

  private static float[] with(float[] values, int entry, float value) {
    float[] copy = values.clone();
    copy[entry] = value;
    return copy;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a missing file          | god.root         |                                | god.root does not exist; did you mean good.root?
          a glob without match    | x*.root          |                                | x*.root matches no file.
          no ROOT file            | text.root        |                                | text.root: at byte 0 expected a ROOT file
          a truncated file        | cut.root         |                                | cut.root holds no tree; it was cut off or not closed when it was written.
          a missing tree          | good.root:TreeX  |                                | good.root has no object 'TreeX'; nearest: TreeS, TreeB.
          a missing branch        | good.root        | --variables vra1               | good.root: the tree 'TreeS' has no branch 'vra1'; the nearest is 'var1'.
          a branch of wrong type  | labels.root      | --label label --variables name | labels.root: branch 'name' of the tree 'entries' should hold one number an entry, found string.
          an empty tree           | empty.root       |                                | empty.root: the tree 'TreeS' has no entries.
          a NaN                   | nan.root         |                                | nan.root: branch 'var1' of the tree 'TreeS' is NaN at entry 17
          an infinite value       | infinite.root    |                                | infinite.root: branch 'var1' of the tree 'TreeS' is -Infinity at entry 3
          a label outside         | labels.root      | --label label --variables var1 | labels.root: branch 'label' is 7.0 at entry 42; expected 1 for signal or 0 for background.
          """)
  void isToldInOneSentence(String what, String file, String options, String told)
      throws IOException {
    Path run = folder.resolve("run");
    List<String> args =
        new ArrayList<>(
            List.of("--input", folder.resolve(file).toString(), "--out", run.toString()));
    args.addAll(options == null ? List.of() : List.of(options.split(" ")));
    macro(args).assertOneSentence(told);
    assertFalse(Files.exists(run), what);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of(),
          files
              .map(path -> path.getFileName().toString())
              .filter(name -> name.startsWith("."))
              .toList());
    }
  }

  @Test
  void tellsAnUnwritableOutputFolder() {
    Path below = folder.resolve("good.root/run");
    macro(List.of("--input", folder.resolve("good.root").toString(), "--out", below.toString()))
        .assertOneSentence("cannot make the run folder " + below + ": .*not a (folder|directory)");
  }

  @Test
  void tellsAFullDiskAndLeavesNothingHalfWritten() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()),
        "skipped: a small file system can only be mounted by root");
    try {
      Path run = disk.resolve("run");
      macro(List.of("--toy-entries", "20000", "--out", run.toString()))
          .assertOneSentence("cannot write " + run + ".*: no space left on device");
      assertFalse(Files.exists(run));
    } finally {
      assertTrue(command("umount", disk.toString()));
    }
  }

  private static boolean command(String... words) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false; // there is no such program here
    }
  }

  private static Shell macro(List<String> args) {
    List<String> line =
        new ArrayList<>(
            List.of("run", Sources.macro("SignalBackground"), "--quiet", "--epochs", "1"));
    line.addAll(args);
    return Shell.kaon(line.toArray(String[]::new));
  }
}
