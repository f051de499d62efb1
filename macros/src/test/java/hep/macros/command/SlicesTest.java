package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.analysis.segmentation.ToyCells;
import hep.rootio.Batch;
import hep.rootio.Fixed;
import hep.rootio.RootWriter;
import hep.rootio.Tree;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The macro Segmentation with slices that it cannot use, and its model with others. */
class SlicesTest {
  @TempDir private Path folder;

  private Shell run(Path input) {
    return Shell.kaon(
        "run",
        Sources.macro("Segmentation"),
        "--quiet",
        "--epochs",
        "1",
        "--levels",
        "1",
        "--filters",
        "2",
        "--crop",
        "32",
        "--networks",
        "unet",
        "--input",
        input.toString(),
        "--out",
        folder.resolve("run").toString());
  }

  private Path slices(String name, int size, float... mask) {
    float[] pixels = new float[mask.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i % 7;
    }
    Path file = folder.resolve(name);
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree("slices", "")) {
            tree.fill(
                new Batch()
                    .column("pixels", new Fixed(size, new hep.rootio.FloatColumn(pixels)))
                    .column("mask", new Fixed(size, new hep.rootio.FloatColumn(mask))));
          }
        });
    return file;
  }

  @Test
  void saysInOneSentenceWhySlicesCannotBeUsed() {
    run(slices("odd.root", 1500, new float[3000]))
        .assertOneSentence("odd.root: branch 'pixels' .* 1500 values .* a square slice");
    float[] mask = new float[4096];
    mask[2000] = 0.5f;
    run(slices("half.root", 1024, mask))
        .assertOneSentence("half.root: the mask is 0.5 at pixel 976 of entry 1; expected 1");
    run(slices("empty.root", 1024)).assertOneSentence("'slices' has no entries");
    run(slices("few.root", 1024, new float[2048])).assertOneSentence("are too few");
  }

  @Test
  void appliesTheSavedModelPixelByPixel() {
    Path toy = folder.resolve("cells.root");
    ToyCells.write(toy, 8, 3);
    Shell training = run(toy);
    assertEquals("", training.err());
    Path out = folder.resolve("pixels.root");
    String model = folder.resolve("run").toString();
    Shell shell = Shell.kaon("apply", model, "--input", toy.toString(), "--out", out.toString());
    assertEquals("", shell.err());
    try (Tree tree = Tree.open(out + ":scores")) {
      assertEquals(8L * ToyCells.SIDE * ToyCells.SIDE, tree.entries());
    }
    Shell.kaon("apply", model, "--input", toy.toString(), "--selection", "pixels > 3")
        .assertOneSentence("whole slices");
  }
}
