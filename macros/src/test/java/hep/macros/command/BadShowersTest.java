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

/** Whatever is wrong with showers: one sentence, exit code 2, nothing left. */
class BadShowersTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void writeFiles() {
    write("shape.root", 287, 1, 1, 1);
    write("negative.root", 288, -0.5f, 1, 1);
    write("nan.root", 288, Float.NaN, 1, 1);
    write("empty.root", 288, 0, 0, 1);
    write("dark.root", 288, 0, 1, 1);
    write("still.root", 288, 1, 1, 0);
    write("few.root", 288, 1, 1, 1);
  }

  /** Forty showers of one value in all cells of each of the first two layers. */
  private static void write(String name, int first, float front, float middle, float energy) {
    int entries = 40;
    float[][] cells = {
      new float[first * entries], new float[144 * entries], new float[72 * entries]
    };
    Arrays.fill(cells[0], front);
    Arrays.fill(cells[1], middle);
    float[] energies = new float[entries];
    Arrays.fill(energies, energy);
    int[] pdg = new int[entries];
    Arrays.fill(pdg, 11);
    RootWriter.write(
        folder.resolve(name),
        out -> {
          try (var tree = out.tree("showers", "")) {
            tree.fill(
                new Batch()
                    .column("energy", energies)
                    .column("pdg", pdg)
                    .column("layer_0", new Fixed(first, new FloatColumn(cells[0])))
                    .column("layer_1", new Fixed(144, new FloatColumn(cells[1])))
                    .column("layer_2", new Fixed(72, new FloatColumn(cells[2]))));
          }
        });
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ShowerGan      | shape.root    |                    | no known geometry has layers of [287, 144, 72] cells; known are [calogan (3x96
          ShowerFlow     | negative.root |                    | shower 0 has -0.5 GeV in cell 0 of layer 0; energies cannot be negative or infinite
          ShowerVae      | nan.root      |                    | 'layer_0'
          ShowerGan      | empty.root    |                    | shower 0 is empty; remove showers without energy in any cell
          ShowerFlow     | dark.root     |                    | layer 0 has no energy in any of 40 showers; it cannot be learned
          ShowerVae      | still.root    |                    | shower 0 has a true energy of 0.0 GeV; expected more than 0
          ShowerGan      | few.root      | --preset huge      | there is no preset 'huge'; there are: tiny, toy, small, full
          ShowerGan      | few.root      | --objective hinge  | there is no GAN objective 'hinge'; known are log and absolute
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
    Shell.kaon(line.toArray(String[]::new)).assertOneSentence(told);
    assertFalse(Files.exists(run), macro);
  }
}
