package hep.analysis.jets.tagging;

import hep.analysis.InputException;
import hep.analysis.input.TreeInput;
import hep.analysis.jets.EventReader;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.Particles;
import hep.analysis.jets.tree.JetAlignment;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Jets of two kinds with all their constituents.
 *
 * @param jets constituents of each
 * @param signal the truth
 * @param ptGeV transverse momentum of each, of the sum of its constituents
 * @param massGeV mass of each, likewise
 */
public record JetSample(List<Particles> jets, boolean[] signal, double[] ptGeV, double[] massGeV) {
  private static final String LABEL = "label";

  /** Width of the bins in which the spectra are made flat. */
  private static final double BIN_GEV = 10;

  /** With momenta from the constituents. */
  public static JetSample of(List<Particles> jets, boolean... signal) {
    double[] pt = new double[jets.size()];
    double[] mass = new double[jets.size()];
    for (int jet = 0; jet < pt.length; jet++) {
      FourVector sum = jets.get(jet).sum();
      pt[jet] = sum.pt();
      mass[jet] = sum.m();
    }
    return new JetSample(List.copyOf(jets), signal, pt, mass);
  }

  /**
   * Reads trees with one jet an entry: a branch {@code label}, 1 for signal and 0 for background,
   * and lists of constituents as {@link EventReader} finds them, or square images {@code pixels} of
   * transverse momentum, whose pixels are then the constituents. Jets without constituents are left
   * out.
   *
   * @param specs files, each optionally with {@code :TREE}
   * @throws InputException when something is missing, not a number, or only one kind is there
   */
  public static JetSample read(List<String> specs) {
    String where = String.join(", ", specs);
    double[] labels;
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, where);
      labels = input.flat(input.read(List.of(LABEL)), LABEL);
    }
    List<Particles> jets = constituents(specs);
    if (jets.size() != labels.length) {
      throw new InputException(
          "%s: %d labels but %d jets; name the tree, as in FILE.root:jets"
              .formatted(where, labels.length, jets.size()));
    }
    boolean[] signal = new boolean[labels.length];
    for (int jet = 0; jet < labels.length; jet++) {
      if (labels[jet] != 0 && labels[jet] != 1) {
        throw new InputException(
            "%s: branch 'label' is %s at entry %d; expected 1 for signal or 0 for background"
                .formatted(where, labels[jet], jet));
      }
      signal[jet] = labels[jet] == 1;
    }
    JetSample all = of(jets, signal);
    JetSample filled =
        all.only(IntStream.range(0, all.size()).filter(jet -> jets.get(jet).size() > 0).toArray());
    filled.requireBoth(where);
    return filled;
  }

  /** The constituents of every entry, which may be none; labels are not read. */
  public static List<Particles> constituents(List<String> specs) {
    return PixelJets.are(specs) ? PixelJets.read(specs) : EventReader.stream(specs, "").toList();
  }

  /** Number of jets. */
  public int size() {
    return jets.size();
  }

  /** Some of the jets, in the given order. */
  public JetSample only(int... chosen) {
    boolean[] labels = new boolean[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      labels[i] = signal[chosen[i]];
    }
    return new JetSample(
        Arrays.stream(chosen).mapToObj(jets::get).toList(),
        labels,
        Arrays.stream(chosen).mapToDouble(jet -> ptGeV[jet]).toArray(),
        Arrays.stream(chosen).mapToDouble(jet -> massGeV[jet]).toArray());
  }

  /** These jets and then others. */
  JetSample and(JetSample others) {
    List<Particles> both = new ArrayList<>(jets);
    both.addAll(others.jets);
    boolean[] labels = Arrays.copyOf(signal, both.size());
    System.arraycopy(others.signal, 0, labels, size(), others.size());
    return new JetSample(
        both,
        labels,
        DoubleStream.concat(Arrays.stream(ptGeV), Arrays.stream(others.ptGeV)).toArray(),
        DoubleStream.concat(Arrays.stream(massGeV), Arrays.stream(others.massGeV)).toArray());
  }

  /** The jets in a window. */
  public JetSample within(JetWindow window) {
    return only(
        IntStream.range(0, size())
            .filter(jet -> window.contains(ptGeV[jet], massGeV[jet]))
            .toArray());
  }

  /** Every jet turned and boosted into its own frame; momenta stay those of the detector. */
  public JetSample aligned() {
    return changed(JetAlignment::align);
  }

  /** With other constituents, made side by side. */
  JetSample changed(UnaryOperator<Particles> change) {
    return new JetSample(jets.parallelStream().map(change).toList(), signal, ptGeV, massGeV);
  }

  /**
   * Weights that make pT flat in each class, in bins of {@value #BIN_GEV} GeV, with the same sum
   * for both classes; mean 1.
   */
  public double[] flatWeights() {
    long[] bins = new long[size()];
    Map<Long, Integer> counts = new HashMap<>();
    for (int jet = 0; jet < bins.length; jet++) {
      bins[jet] = 2 * (long) Math.floor(ptGeV[jet] / BIN_GEV) + (signal[jet] ? 1 : 0);
      counts.merge(bins[jet], 1, Integer::sum);
    }
    int[] filled = new int[2];
    counts.keySet().forEach(bin -> filled[(int) Math.floorMod(bin, 2L)]++);
    double[] weights = new double[size()];
    for (int jet = 0; jet < weights.length; jet++) {
      int inBin = counts.getOrDefault(bins[jet], 1);
      weights[jet] = size() / (2.0 * filled[signal[jet] ? 1 : 0] * inBin);
    }
    return weights;
  }

  /**
   * Refuses a sample that lacks one of the kinds.
   *
   * @throws InputException where there are fewer than two of a kind; names the files
   */
  public void requireBoth(String where) {
    for (boolean kind : new boolean[] {true, false}) {
      if (IntStream.range(0, size()).filter(jet -> signal[jet] == kind).limit(2).count() < 2) {
        throw new InputException(
            "%s: there are fewer than two %s jets"
                .formatted(where, kind ? "signal" : "background"));
      }
    }
  }
}
