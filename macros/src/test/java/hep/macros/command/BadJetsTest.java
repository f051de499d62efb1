package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertFalse;

import hep.rootio.Batch;
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

/** Whatever is wrong with jets and tracks: one sentence, exit code 2, nothing left behind. */
class BadJetsTest {
  private static final int JETS = 90;
  private static final int TRACKS_A_JET = 2;

  @TempDir private static Path folder;

  @BeforeAll
  static void writeFiles() {
    write("good.root", "", 0, 0);
    write("nan_jet.root", "jet_eta", 11, Float.NaN);
    write("nan_track.root", "trk_d0", 2 * 5 + 1, Float.NaN);
    write("infinite_track.root", "trk_pt", 2 * 7, Float.POSITIVE_INFINITY);
    write("muon.root", "jet_flav", 30, 13);
    write("only_b.root", "jet_flav", -1, 5);
    RootWriter.write(
        folder.resolve("no_tracks.root"),
        out -> {
          try (var tree = out.tree("tree", "")) {
            tree.fill(new Batch().column("jet_pt", new float[] {1}).column("jet_flav", new int[1]));
          }
        });
  }

  /** A file of jets where a value of a branch is another one; place -1 stands for all. */
  private static void write(String file, String branch, int place, float value) {
    int[] offsets = new int[JETS + 1];
    Arrays.setAll(offsets, jet -> TRACKS_A_JET * jet);
    Batch batch = new Batch();
    for (String name : List.of("jet_pt", "jet_eta", "jet_phi", "jet_M")) {
      batch.column(name, changed(name, branch, place, value, JETS));
    }
    int[] flavours = new int[JETS];
    Arrays.setAll(flavours, jet -> new int[] {0, 4, 5}[jet % 3]);
    if (branch.equals("jet_flav")) {
      Arrays.fill(flavours, Math.max(0, place), place < 0 ? JETS : place + 1, (int) value);
    }
    batch.column("jet_flav", flavours);
    for (String name : List.of("trk_pt", "trk_eta", "trk_phi", "trk_charge", "trk_d0", "trk_z0")) {
      float[] values = changed(name, branch, place, value, TRACKS_A_JET * JETS);
      batch.column(name, "ntrk", offsets, values);
    }
    RootWriter.write(
        folder.resolve(file),
        out -> {
          try (var tree = out.tree("tree", "")) {
            tree.fill(batch);
          }
        });
  }

  private static float[] changed(String name, String branch, int place, float value, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = 0.1f + i * 37 % size * 0.01f;
    }
    if (name.equals(branch)) {
      values[place] = value;
    }
    return values;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a missing file          | god.root            |                         | god.root does not exist; did you mean good.root?
          a missing tree          | good.root:treee     |                         | good.root has no object 'treee'; nearest: tree.
          missing branches        | no_tracks.root      |                         | there is no branch 'jet_eta'; the nearest is 'jet_
          a NaN of a jet          | nan_jet.root        |                         | nan_jet.root: branch 'jet_eta' of the tree 'tree' is NaN at entry 11
          a NaN of a track        | nan_track.root      |                         | nan_track.root: branch 'trk_d0' of the tree 'tree' is NaN at entry 5
          an infinite track       | infinite_track.root |                         | infinite_track.root: branch 'trk_pt' of the tree 'tree' is Infinity at entry 7
          an unknown flavour      | muon.root           |                         | muon.root: branch 'jet_flav' is 13 at entry 30; the classes are 5 (b), 4 (c) and 0 (light)
          a class without jets    | only_b.root         |                         | only_b.root: there are fewer than two c jets after the selection
          a selection of nothing  | good.root           | --selection jet_pt>1000 | good.root: no jet of 90 is left by the selection 'jet_pt>1000'
          a selection of no name  | good.root           | --selection jet_p>1     | good.root: the tree 'tree' has no branch 'jet_p'; the nearest is 'jet_pt'.
          an unknown observer     | good.root           | --observers jet_m       | good.root: the tree 'tree' has no branch 'jet_m'; the nearest is 'jet_M'.
          """)
  void isToldInOneSentence(String what, String file, String options, String told) {
    Path run = folder.resolve("run");
    List<String> args =
        new ArrayList<>(
            List.of(
                "run",
                Sources.macro("FlavourTagging"),
                "--quiet",
                "--epochs",
                "1",
                "--input",
                folder.resolve(file).toString(),
                "--out",
                run.toString()));
    args.addAll(options == null ? List.of() : List.of(options.split(" ")));
    Shell.kaon(args.toArray(String[]::new)).assertOneSentence(told);
    assertFalse(Files.exists(run), what);
  }
}
