package hep.analysis.toy;

import hep.analysis.jets.FourVector;
import hep.analysis.jets.Particles;
import hep.rootio.Batch;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Events of several jets to try networks over jets on: two W jets, or two jets of single partons,
 * and in both up to three further jets of partons ({@link ToyJets}), all far enough apart that
 * clustering with R = 1 keeps them. An event is a pure function of seed and number.
 */
public final class ToyJetEvents {
  private static final int MOST_FURTHER = 3;
  private static final double APART = 2.2;
  private static final int MOST_TRIES = 60;

  private ToyJetEvents() {}

  /** The particles of an event. */
  public static Particles event(boolean signal, long seed, long number) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    int further = random.nextInt(MOST_FURTHER + 1);
    List<FourVector> axes = new ArrayList<>();
    List<FourVector> all = new ArrayList<>();
    for (int jet = 0; jet < 2 + further; jet++) {
      boolean isW = signal && jet < 2;
      for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
        Particles found = ToyJets.jet(isW, random.nextLong(), number);
        FourVector axis = found.sum();
        if (axes.stream().allMatch(other -> other.deltaR(axis) > APART)) {
          axes.add(axis);
          for (int i = 0; i < found.size(); i++) {
            all.add(found.vector(i));
          }
          break;
        }
      }
    }
    return Particles.of(all);
  }

  /**
   * Writes events of both kinds in turn as the tree {@code events}: {@code label} (1 for two W
   * jets) and lists {@code particle_px py pz e}.
   *
   * @param file is replaced
   * @throws java.io.UncheckedIOException where it cannot be written
   */
  public static void write(Path file, int events, long seed) {
    List<Particles> all =
        IntStream.range(0, events).parallel().mapToObj(n -> event(n % 2 == 0, seed, n)).toList();
    int[] offsets = new int[events + 1];
    int[] labels = new int[events];
    for (int n = 0; n < events; n++) {
      offsets[n + 1] = offsets[n] + all.get(n).size();
      labels[n] = 1 - n % 2;
    }
    float[][] columns = new float[4][offsets[events]];
    for (int n = 0; n < events; n++) {
      for (int i = 0; i < all.get(n).size(); i++) {
        FourVector v = all.get(n).vector(i);
        int at = offsets[n] + i;
        columns[0][at] = (float) v.px();
        columns[1][at] = (float) v.py();
        columns[2][at] = (float) v.pz();
        columns[3][at] = (float) v.e();
      }
    }
    Batch batch = new Batch().column("label", labels);
    List<String> names = List.of("px", "py", "pz", "e");
    for (int k = 0; k < names.size(); k++) {
      batch.column("particle_" + names.get(k), "nparticle", offsets, columns[k]);
    }
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("events", "toy events of jets (toy)")) {
            tree.fill(batch);
          }
        });
  }
}
