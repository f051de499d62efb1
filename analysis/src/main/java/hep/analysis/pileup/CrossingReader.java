package hep.analysis.pileup;

import hep.analysis.InputException;
import hep.analysis.input.TreeInput;
import hep.analysis.input.TreeInput.JaggedNumbers;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.GhostedClustering;
import hep.analysis.jets.JetDefinition;
import hep.analysis.jets.Particles;
import hep.analysis.toy.ToyPileUp;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Reads events, clusters them and counts what there is. */
final class CrossingReader {
  private static final JetDefinition JETS = JetDefinition.antiKt(0.4);
  private static final JetDefinition SOFT_JETS = JetDefinition.kt(0.4);
  private static final double RAPIDITY_MAX = 2.9;
  private static final double GHOST_AREA = 0.02;
  private static final double MATCH = 0.3;
  private static final double LEAST_TRUE_GEV = 25;
  private static final double WIDEST_ETA = 2.0;

  /** Tracks that lie closer along the beam belong to one vertex. */
  private static final double VERTEX_GAP_MM = 0.5;

  private static final int TRACKS_OF_A_VERTEX = 3;

  private final JaggedNumbers energy;
  private final double[] eta;
  private final double[] phi;
  private final JaggedNumbers z0;
  private final List<JaggedNumbers> truth;

  private CrossingReader(TreeInput input, boolean labelled) {
    energy = jagged(input, "cluster_e");
    eta = jagged(input, "cluster_eta").values();
    phi = jagged(input, "cluster_phi").values();
    z0 = jagged(input, "track_z0");
    truth =
        labelled
            ? List.of(
                jagged(input, "jet_true_pt"),
                jagged(input, "jet_true_eta"),
                jagged(input, "jet_true_phi"))
            : List.of();
  }

  /**
   * Reads trees.
   *
   * @param labelled whether truth is needed
   * @throws InputException when a branch is missing or a number is not finite
   */
  static Crossings read(List<String> specs, boolean labelled) {
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, String.join(", ", specs));
      double[] collisions = labelled ? collisions(input) : new double[0];
      CrossingReader reader = new CrossingReader(input, labelled);
      List<One> all =
          IntStream.range(0, reader.energy.offsets().length - 1)
              .parallel()
              .mapToObj(reader::crossing)
              .toList();
      return new Crossings(
          collisions,
          all.stream().map(One::inputs).toArray(float[][]::new),
          all.stream().flatMap(one -> one.jets.stream()).toList());
    }
  }

  private static double[] collisions(TreeInput input) {
    String name = ToyPileUp.COLLISIONS;
    double[] found = input.flat(input.read(List.of(name)), name);
    for (int event = 0; event < found.length; event++) {
      if (found[event] < 0) {
        throw new InputException(
            "%s: branch '%s' is %s at entry %d; a number of collisions is not negative"
                .formatted(input.where(), name, found[event], event));
      }
    }
    return found;
  }

  private static JaggedNumbers jagged(TreeInput input, String name) {
    return input.jagged(input.read(List.of(name)), name);
  }

  private record One(float[] inputs, List<Crossings.MatchedJet> jets) {}

  private One crossing(int event) {
    List<FourVector> clusters = new ArrayList<>();
    double sum = 0;
    for (int i = energy.offsets()[event]; i < energy.offsets()[event + 1]; i++) {
      if (energy.values()[i] > 0 && Math.abs(eta[i]) < RAPIDITY_MAX) {
        double pt = energy.values()[i] / Math.cosh(eta[i]);
        sum += pt;
        clusters.add(FourVector.ofPtRapidityPhiMass(pt, eta[i], phi[i], 0));
      }
    }
    Particles particles = Particles.of(clusters);
    GhostedClustering.Background background =
        GhostedClustering.of(particles, SOFT_JETS, RAPIDITY_MAX, GHOST_AREA, event).background();
    int from = z0.offsets()[event];
    int to = z0.offsets()[event + 1];
    float[] inputs = {
      (float) background.rhoGeV(),
      vertices(Arrays.copyOfRange(z0.values(), from, to)),
      to - from,
      clusters.size(),
      (float) sum,
      (float) background.sigmaGeV()
    };
    return new One(inputs, truth.isEmpty() ? List.of() : jets(particles, event));
  }

  /** Groups of tracks along the beam: neighbours within a gap, three at least. */
  private static int vertices(double... z) {
    Arrays.sort(z);
    int vertices = 0;
    int together = 0;
    for (int i = 0; i < z.length; i++) {
      together = i > 0 && z[i] - z[i - 1] < VERTEX_GAP_MM ? together + 1 : 1;
      if (together == TRACKS_OF_A_VERTEX) {
        vertices++;
      }
    }
    return vertices;
  }

  private List<Crossings.MatchedJet> jets(Particles particles, int event) {
    List<GhostedClustering.JetArea> found =
        GhostedClustering.of(particles, JETS, RAPIDITY_MAX, GHOST_AREA, event).inclusive(5);
    List<Crossings.MatchedJet> jets = new ArrayList<>();
    JaggedNumbers truePt = truth.getFirst();
    for (int i = truePt.offsets()[event]; i < truePt.offsets()[event + 1]; i++) {
      double jetEta = truth.get(1).values()[i];
      double jetPhi = truth.get(2).values()[i];
      if (truePt.values()[i] > LEAST_TRUE_GEV && Math.abs(jetEta) < WIDEST_ETA) {
        double pt = truePt.values()[i];
        found.stream()
            .filter(jet -> distance(jet.jet().momentum(), jetEta, jetPhi) < MATCH)
            .findFirst() // the hardest
            .ifPresent(
                jet -> jets.add(new Crossings.MatchedJet(event, pt, jet.jet().pt(), jet.area())));
      }
    }
    return jets;
  }

  private static double distance(FourVector jet, double eta, double phi) {
    return Math.hypot(jet.rapidity() - eta, Math.IEEEremainder(jet.phi() - phi, 2 * Math.PI));
  }
}
