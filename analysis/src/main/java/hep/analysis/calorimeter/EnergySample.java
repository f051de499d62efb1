package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.input.FlatReader;
import hep.analysis.input.TreeInput;
import hep.rootio.Columns;
import hep.rootio.Jagged;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a regression learns from: inputs of objects and the number they should give.
 *
 * @param kind of objects
 * @param inputs of the learners
 * @param parts energies that a linear sum weights; the raw energy is their plain sum; empty where
 *     the target is no energy
 * @param truth the target
 */
record EnergySample(Kind kind, Observables inputs, Observables parts, double[] truth) {
  /** What the objects are. */
  enum Kind {
    /** Showers, by their cells. */
    SHOWERS,
    /** Clusters of cells. */
    CLUSTERS,
    /** Columns that a user names. */
    COLUMNS;

    /** As in a model file. */
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String CLUSTER = "cluster_e";
  private static final String CLUSTER_TRUTH = "cluster_true_e";
  private static final List<String> SHAPES =
      List.of("cluster_width", "cluster_depth", "cluster_cells");
  private static final double LEAST_GEV = 1e-6;

  /**
   * Reads showers, clusters ({@code cluster_e}, {@code cluster_eta}, {@code cluster_em_fraction},
   * {@code cluster_true_e}, and shapes and layers where there are) or, where features are named,
   * those and a target.
   *
   * @param most entries to keep, the first of the file
   */
  static EnergySample read(List<String> specs, List<String> features, String target, int most) {
    return read(specs, features, target, most, true);
  }

  /**
   * Objects that are not learned from; their truth is 1.
   *
   * @param features empty for showers and clusters
   */
  static EnergySample unlabelled(List<String> specs, List<String> features) {
    return read(specs, features, "", Integer.MAX_VALUE, false);
  }

  private static EnergySample read(
      List<String> specs, List<String> features, String target, int most, boolean labelled) {
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, String.join(", ", specs));
      EnergySample all;
      if (!features.isEmpty()) {
        all = ofBranches(input, features, target, labelled);
      } else if (input.names().contains(CLUSTER)
          && (!labelled || input.names().contains(CLUSTER_TRUTH))) {
        all = ofClusters(input, labelled);
      } else {
        all = ofShowers(ShowerReader.fitting(input).read(input, labelled));
      }
      return all.only(IntStream.range(0, Math.min(most, all.size())).toArray());
    }
  }

  /** The shapes of showers, the logarithm of their raw energy and where their centre lies. */
  static EnergySample ofShowers(ShowerSample sample) {
    Observables shapes = ShowerShapes.of(sample);
    double[][] centres = ShowerCentres.of(sample);
    double[] raw = shapes.of("energy_total");
    List<String> layers = new ArrayList<>();
    double[][] energies = new double[sample.cells().length][];
    for (int layer = 0; layer < energies.length; layer++) {
      layers.add("energy_" + layer);
      energies[layer] = shapes.of("energy_" + layer);
    }
    Observables inputs =
        shapes
            .with("ln_energy", Arrays.stream(raw).map(Math::log).toArray())
            .with("centre_x", centres[0])
            .with("centre_y", centres[1]);
    return new EnergySample(
        Kind.SHOWERS, inputs, new Observables(layers, energies), sample.energyGeV());
  }

  /** Beside the inputs that all clusters have, what the file tells of their shapes and layers. */
  private static EnergySample ofClusters(TreeInput input, boolean labelled) {
    List<String> shapes = SHAPES.stream().filter(input.names()::contains).toList();
    List<String> layers = new ArrayList<>();
    while (input.names().contains(CLUSTER + "_" + layers.size())) {
      layers.add(CLUSTER + "_" + layers.size());
    }
    List<String> names = new ArrayList<>(List.of(CLUSTER, "cluster_eta", "cluster_em_fraction"));
    if (labelled) {
      names.add(CLUSTER_TRUTH);
    }
    names.addAll(shapes);
    names.addAll(layers);
    Columns columns = input.read(names);
    double[] raw = column(input, columns, CLUSTER);
    double[] eta = column(input, columns, names.get(1));
    double[] share = column(input, columns, names.get(2));
    double[] truth = labelled ? column(input, columns, CLUSTER_TRUTH) : ones(raw.length);
    int[] seen =
        IntStream.range(0, raw.length)
            .filter(i -> raw[i] > LEAST_GEV && truth[i] > LEAST_GEV)
            .toArray();
    double[] em = new double[raw.length];
    double[] hadronic = new double[raw.length];
    double[] away = new double[raw.length];
    double[] lnRaw = new double[raw.length];
    for (int i : seen) {
      em[i] = raw[i] * share[i];
      hadronic[i] = raw[i] - em[i];
      away[i] = Math.abs(eta[i]);
      lnRaw[i] = Math.log(raw[i]);
    }
    Observables inputs =
        new Observables(
            List.of("ln_cluster_e", "cluster_abs_eta", "cluster_em_fraction"),
            new double[][] {lnRaw, away, share});
    for (String shape : shapes) {
      inputs = inputs.with(shape, column(input, columns, shape));
    }
    Observables parts =
        new Observables(
            List.of("cluster_e_em", "cluster_e_hadronic"), new double[][] {em, hadronic});
    if (!layers.isEmpty()) {
      double[][] energies =
          layers.stream().map(layer -> column(input, columns, layer)).toArray(double[][]::new);
      parts = new Observables(layers, energies);
      for (int layer = 0; layer < energies.length; layer++) {
        double[] shares = new double[raw.length];
        for (int i : seen) {
          shares[i] = energies[layer][i] / raw[i];
        }
        inputs = inputs.with("cluster_share_" + layer, shares);
      }
    }
    return new EnergySample(Kind.CLUSTERS, inputs, parts, truth).only(seen);
  }

  private static EnergySample ofBranches(
      TreeInput input, List<String> features, String target, boolean labelled) {
    if (labelled && target.isEmpty()) {
      List<String> numbers = FlatReader.numbers(input);
      throw new InputException(
          "%s: name the branch to predict with --target; the tree '%s' has %s"
              .formatted(input.where(), input.tree().name(), numbers));
    }
    if (features.contains(target)) {
      throw new InputException("the target '" + target + "' cannot be one of the features");
    }
    List<String> wanted = new ArrayList<>(features);
    if (labelled) {
      wanted.add(target);
    }
    Columns columns = input.read(wanted);
    double[] truth =
        labelled
            ? column(input, columns, target)
            : ones(column(input, columns, features.getFirst()).length);
    double[][] values = new double[features.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = column(input, columns, features.get(i));
      if (values[i].length != truth.length) {
        throw new InputException(
            "%s: branch '%s' holds %d numbers and the target '%s' %d; expected equally many"
                .formatted(input.where(), features.get(i), values[i].length, target, truth.length));
      }
    }
    return new EnergySample(
        Kind.COLUMNS,
        new Observables(features, values),
        new Observables(List.of(), new double[0][]),
        truth);
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** One number an entry, or those of all lists one after the other. */
  private static double[] column(TreeInput input, Columns columns, String name) {
    return columns.column(name) instanceof Jagged
        ? input.jagged(columns, name).values()
        : input.flat(columns, name);
  }

  int size() {
    return truth.length;
  }

  /** Whether the target is an energy that parts are summed to. */
  boolean hasParts() {
    return !parts.names().isEmpty();
  }

  /** The plain sum of the parts of each object, at least a keV. */
  double[] raw() {
    double[] sums = new double[size()];
    for (int i = 0; i < sums.length; i++) {
      for (double[] part : parts.values()) {
        sums[i] += part[i];
      }
      sums[i] = Math.max(sums[i], LEAST_GEV);
    }
    return sums;
  }

  EnergySample only(int... chosen) {
    return new EnergySample(
        kind,
        inputs.only(chosen),
        parts.only(chosen),
        Arrays.stream(chosen).mapToDouble(i -> truth[i]).toArray());
  }

  /** These objects and then others with the same inputs. */
  EnergySample and(EnergySample others) {
    return new EnergySample(
        kind,
        joined(inputs, others.inputs),
        joined(parts, others.parts),
        joined(truth, others.truth));
  }

  private static Observables joined(Observables one, Observables other) {
    double[][] values = new double[one.names().size()][];
    Arrays.setAll(values, i -> joined(one.values()[i], other.values()[i]));
    return new Observables(one.names(), values);
  }

  private static double[] joined(double[] one, double[] other) {
    double[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  /** The inputs as rows. */
  float[] rows() {
    int columns = inputs.names().size();
    float[] rows = new float[size() * columns];
    for (int c = 0; c < columns; c++) {
      for (int i = 0; i < size(); i++) {
        rows[i * columns + c] = (float) inputs.values()[c][i];
      }
    }
    return rows;
  }
}
