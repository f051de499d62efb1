package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertFalse;

import hep.rootio.Batch;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.RootWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with images, strips and nuisances: one sentence, exit code 2, nothing left. */
class BadStudiesTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void writeFiles() {
    images("negative.root", 64, 2, -1);
    images("empty.root", 64, 2, 0);
    images("oblong.root", 60, 2, 1);
    images("few.root", 64, 2, 1);
  }

  private static void images(String name, int pixels, int entries, float value) {
    float[] all = new float[pixels * entries];
    Arrays.fill(all, value);
    RootWriter.write(
        folder.resolve(name),
        out -> {
          try (var tree = out.tree("images", "")) {
            tree.fill(
                new Batch()
                    .column("pixels", new Fixed(pixels, new FloatColumn(all)))
                    .column("label", new int[entries]));
          }
        });
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Autoencoder   | negative.root |                 | pixel 0 is -1.0 at entry 0; expected at least 0.
          Autoencoder   | empty.root    |                 | the image at entry 0 is empty.
          Autoencoder   | oblong.root   |                 | has 60 values an entry; expected a square image of at least 8 x 8.
          Autoencoder   | few.root      |                 | 2 images to learn from are too few; at least 100 are needed.
          Autoencoder   | few.root      | --kinds denes   | there is no autoencoder 'denes'; the nearest is 'dense'
          Autoencoder   | few.root      | --strength 2    | the strength of a corruption lies between 0 and 1, found 2.0.
          AnomalySearch | few.root      |                 | there are 2 background jets; at least 20 are needed.
          MissingHit    | few.root      |                 | the tree 'images' has no branch 'charge'
          DataQuality   | few.root      |                 | the tree 'images' has no branch 'fault'
          Pivot         | few.root      |                 | the tree 'images' has no inputs beside 'label' and 'z'.
          Pivot         | few.root      | --study quarks  | there is no study 'quarks'; known are toy and jets.
          Pivot         | few.root      | --lambdas 1,two | lambda is a list of numbers of at least 0, found 'two'.
          """)
  void isToldInOneSentence(String macro, String file, String options, String told) {
    Path run = folder.resolve("run");
    List<String> line =
        new ArrayList<>(
            List.of(
                "run",
                Sources.macro(macro),
                "--quiet",
                "--input",
                folder.resolve(file).toString(),
                "--out",
                run.toString()));
    line.addAll(options == null ? List.of() : List.of(options.split(" ")));
    Shell shell = Shell.kaon(line.toArray(String[]::new));
    shell.assertOneSentence(told);
    assertFalse(Files.exists(run), macro);
  }
}
