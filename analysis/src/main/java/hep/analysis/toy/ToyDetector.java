package hep.analysis.toy;

import hep.analysis.internal.Draws;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The toy detector: events of jets with tracks and clusters, simulated in microseconds.
 *
 * @param bShare share of events with a pair of b quarks, in [0, 1]
 * @param cShare share of events with a pair of c quarks; the rest has light quarks and gluons
 * @param meanPtGeV mean transverse momentum of the leading partons above their minimum of 25 GeV,
 *     the same for all flavours
 */
public record ToyDetector(double bShare, double cShare, double meanPtGeV) {
  private static final double LOWEST_PARTON_GEV = 25;
  private static final double LOWEST_JET_GEV = 20;
  private static final double WIDEST_JET_ETA = 2.5;
  private static final double OUTSIDE_JETS_GEV = 1.5;
  private static final int EVENTS_A_BATCH = 1000;
  private static final double UNDERLYING_PARTICLES = 60;

  /** Checks the shares. */
  public ToyDetector {
    if (!(bShare >= 0 && cShare >= 0 && bShare + cShare <= 1)) {
      throw new IllegalArgumentException(
          "the toy's shares of b and c events must be positive and sum to at most 1, not "
              + bShare
              + " and "
              + cShare);
    }
    if (!(meanPtGeV > 0 && meanPtGeV <= 1000)) {
      throw new IllegalArgumentException(
          "the toy's mean jet momentum must lie in (0, 1000] GeV, not " + meanPtGeV);
    }
  }

  /**
   * About as many b, c and light jets: 42 % b events, 42 % c events, mean 45 GeV above the minimum.
   */
  public static ToyDetector standard() {
    return new ToyDetector(0.42, 0.42, 45);
  }

  /**
   * One event, the same for the same numbers whatever was made before it.
   *
   * @param seed of the sample
   * @param number of the event in the sample
   */
  public ToyEvent event(long seed, long number) {
    return event(seed, number, List.of(), OUTSIDE_JETS_GEV);
  }

  /**
   * One event under other particles, which the true jets do not hold.
   *
   * @param overlay further particles before the detector
   * @param outsideGeV least transverse momentum of tracks and clusters outside jets
   */
  ToyEvent event(long seed, long number, List<Particle> overlay, double outsideGeV) {
    Draws draws = new Draws(seed, number);
    List<Particle> made = new ArrayList<>(160);
    List<HeavyDecay> truth = new ArrayList<>(8);
    LightDecays light = new LightDecays(draws, made);
    HeavyQuarks heavy = new HeavyQuarks(draws, new HeavyDecays(draws, light, truth));
    Partons partons = new Partons(draws, light, heavy);
    int process = draws.index(1 - bShare - cShare, cShare, bShare) + 1;
    List<Axis> axes = hardPartons(process, draws, partons);
    partons.underlyingEvent(UNDERLYING_PARTICLES);

    List<Axis> trueJets = trueJets(axes, made);
    made.addAll(overlay);
    List<Particle> seen = new Material(draws).traversed(made);
    List<ToyCluster> clusters = inJets(new Calorimeter(draws).clusters(seen), trueJets, outsideGeV);
    List<ToyTrack> tracks =
        tracksInJets(new Tracker(draws).tracks(seen, trueJets), trueJets, outsideGeV);
    return assembled(process, trueJets, heavy.flavours(trueJets), tracks, clusters, truth, draws);
  }

  /**
   * Writes events to a ROOT file, a thousand at a time; the file comes to be only when it is whole.
   * The tree is {@code events}, with the branches named in the package description.
   *
   * @param file is replaced
   * @param events how many, at least 1
   * @param seed of the sample
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public void write(Path file, long events, long seed) {
    if (events < 1) {
      throw new IllegalArgumentException("the number of events must be at least 1, not " + events);
    }
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree(ToyTree.NAME, ToyTree.TITLE)) {
            for (long first = 0; first < events; first += EVENTS_A_BATCH) {
              tree.fill(
                  ToyTree.columns(
                      LongStream.range(first, Math.min(events, first + EVENTS_A_BATCH))
                          .parallel()
                          .mapToObj(number -> event(seed, number))
                          .toList()));
            }
          }
        });
  }

  /** Two partons back to back in azimuth and, in a third of the events, another light one. */
  private List<Axis> hardPartons(int process, Draws draws, Partons partons) {
    List<Axis> axes = new ArrayList<>(3);
    double pt = LOWEST_PARTON_GEV + draws.exponential(meanPtGeV);
    double phi = draws.uniform(-Math.PI, Math.PI);
    int count = draws.chance(1.0 / 3) ? 3 : 2;
    for (int i = 0; i < count; i++) {
      int lightOrGluon = draws.chance(0.5) ? 0 : 21;
      int quark = process == 1 || i == 2 ? lightOrGluon : process == 2 ? 4 : 5;
      double partonPt =
          i == 0
              ? pt
              : i == 1
                  ? pt * (1 + 0.1 * draws.gauss())
                  : LOWEST_PARTON_GEV + draws.exponential(meanPtGeV);
      double partonPhi =
          i == 0
              ? phi
              : i == 1 ? phi + Math.PI + 0.15 * draws.gauss() : phi + draws.sign() * Math.PI / 2;
      double eta = Math.clamp(1.2 * draws.gauss(), -WIDEST_JET_ETA, WIDEST_JET_ETA);
      partonPt = Math.max(LOWEST_PARTON_GEV, partonPt);
      partonPhi = Momentum.deltaPhi(partonPhi, 0);
      partons.jet(quark, partonPt, eta, partonPhi);
      axes.add(new Axis(Momentum.of(partonPt, eta, partonPhi, 0), eta, partonPhi));
    }
    return axes;
  }

  /**
   * Sums of the visible particles around the partons, within acceptance, by falling transverse
   * momentum.
   */
  private static List<Axis> trueJets(List<Axis> partons, List<Particle> particles) {
    Momentum[] sums = new Momentum[partons.size()];
    Arrays.fill(sums, Momentum.NONE);
    for (Particle particle : particles) {
      int jet =
          particle.visible()
              ? Axis.nearest(partons, particle.eta(), particle.phi(), Axis.RADIUS)
              : -1;
      if (jet >= 0) {
        sums[jet] = sums[jet].plus(particle.momentum());
      }
    }
    return Arrays.stream(sums)
        .filter(sum -> sum.pt() > LOWEST_JET_GEV)
        .sorted(Comparator.comparingDouble(Momentum::pt).reversed())
        .map(Axis::of)
        .filter(jet -> Math.abs(jet.eta()) < WIDEST_JET_ETA)
        .toList();
  }

  private static List<ToyTrack> tracksInJets(
      List<ToyTrack> tracks, List<Axis> jets, double outsideGeV) {
    List<ToyTrack> kept = new ArrayList<>(tracks.size());
    for (ToyTrack track : tracks) {
      int jet = Axis.nearest(jets, track.eta(), track.phi(), Axis.RADIUS);
      if (jet >= 0 || track.ptGeV() > outsideGeV) {
        kept.add(track.inJet(jet));
      }
    }
    return kept;
  }

  private static List<ToyCluster> inJets(
      List<ToyCluster> clusters, List<Axis> jets, double outsideGeV) {
    List<ToyCluster> kept = new ArrayList<>(clusters.size());
    for (ToyCluster cluster : clusters) {
      int jet = Axis.nearest(jets, cluster.eta(), cluster.phi(), Axis.RADIUS);
      if (jet >= 0 || cluster.energyGeV() / Math.cosh(cluster.eta()) > outsideGeV) {
        kept.add(cluster.inJet(jet));
      }
    }
    return kept;
  }

  private static ToyEvent assembled(
      int process,
      List<Axis> trueJets,
      int[] flavours,
      List<ToyTrack> tracks,
      List<ToyCluster> clusters,
      List<HeavyDecay> truth,
      Draws draws) {
    List<ToyJet> jets = new ArrayList<>(trueJets.size());
    for (int i = 0; i < trueJets.size(); i++) {
      Momentum sum = Momentum.NONE;
      for (ToyCluster cluster : clusters) {
        if (cluster.jet() == i) {
          sum =
              sum.plus(
                  Momentum.of(
                      cluster.energyGeV() / Math.cosh(cluster.eta()),
                      cluster.eta(),
                      cluster.phi(),
                      0));
        }
      }
      Axis axis = trueJets.get(i);
      Momentum real = axis.momentum();
      double width = Math.hypot(0.8 / Math.sqrt(real.pt()), 0.05);
      double smeared = Math.max(0, real.pt() * (1 + width * draws.gauss()));
      jets.add(
          new ToyJet(
              sum.pt(),
              sum.eta(),
              sum.phi(),
              sum.mass(),
              real.pt(),
              axis.eta(),
              axis.phi(),
              real.mass(),
              smeared,
              flavours[i]));
    }
    return new ToyEvent(process, jets, tracks, clusters, truth);
  }
}
