package hep.analysis.toy;

import hep.analysis.jets.FourVector;
import hep.analysis.jets.Particles;
import hep.rootio.Batch;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Jets of two kinds to try things on: a W decaying into two quarks, and single partons. Each parton
 * radiates with dP = c dtheta/theta dz/z at ever smaller angles theta, down to a relative
 * transverse momentum of {@value #CUT_OFF_GEV} GeV; soft particles lie below. There are no
 * resonances, flavours or hadrons, so nothing measured on them says how well real jets are told
 * apart. A jet is a pure function of seed and number.
 */
public final class ToyJets {
  private static final double W_MASS_GEV = 80.4;
  private static final double PION_MASS_GEV = 0.14;
  private static final double CUT_OFF_GEV = 0.6;

  /** Emissions per unit of ln theta and ln z; the gluon's is larger by C_A / C_F = 9/4. */
  private static final double QUARK_RATE = 0.32;

  private static final double GLUON_RATE = QUARK_RATE * 9 / 4;
  private static final double JET_RADIUS = 1.0;
  private static final double LEAST_MASS_GEV = 50;
  private static final double LARGEST_MASS_GEV = 110;
  private static final double SOFT_PARTICLES = 15;
  private static final double SOFT_PT_GEV = 0.7;
  private static final int MOST_TRIES = 200;

  private final SplittableRandom random;
  private final List<FourVector> particles = new ArrayList<>();

  private ToyJets(SplittableRandom random) {
    this.random = random;
  }

  /** The constituents of a jet with a mass between 50 and 110 GeV and a pT from 200 to 350 GeV. */
  public static Particles jet(boolean isW, long seed, long number) {
    ToyJets toy = new ToyJets(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number));
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      Particles jet = toy.attempt(isW);
      double mass = jet.sum().m();
      if (mass > LEAST_MASS_GEV && mass < LARGEST_MASS_GEV) {
        return jet;
      }
    }
    throw new IllegalStateException("no toy jet has a mass in the window");
  }

  private Particles attempt(boolean isW) {
    particles.clear();
    double pt = random.nextDouble(200, 350);
    double y = random.nextDouble(-2, 2);
    double phi = random.nextDouble(0, 2 * Math.PI);
    if (isW) {
      decay(pt, y, phi);
    } else {
      shower(pt, y, phi, JET_RADIUS, random.nextDouble() < 0.5 ? QUARK_RATE : GLUON_RATE);
    }
    underlying(y, phi);
    return Particles.of(particles);
  }

  /** Events of two opposite jets, one of each kind, over soft particles. */
  public static Stream<Particles> events(int count, long seed) {
    return IntStream.range(0, count)
        .mapToObj(event -> {
          List<FourVector> all = new ArrayList<>();
          for (boolean isW : new boolean[] {true, false}) {
            Particles jet = jet(isW, seed, 2L * event + (isW ? 1 : 0));
            for (int i = 0; i < jet.size(); i++) {
              all.add(jet.vector(i));
            }
          }
          return Particles.of(all);
        });
  }

  /** Two quarks of a W: flat in momentum fraction z, at the angle m / (pT sqrt(z (1 - z))). */
  private void decay(double pt, double y, double phi) {
    double z = random.nextDouble(0.12, 0.88);
    double angle = Math.min(1.2, W_MASS_GEV / (pt * Math.sqrt(z * (1 - z))));
    double turn = random.nextDouble(0, 2 * Math.PI);
    double dy = angle * Math.cos(turn);
    double dphi = angle * Math.sin(turn);
    shower(z * pt, y + (1 - z) * dy, phi + (1 - z) * dphi, angle, QUARK_RATE);
    shower((1 - z) * pt, y - z * dy, phi - z * dphi, angle, QUARK_RATE);
  }

  /** Radiates at ever smaller angles; what is radiated does the same from its own angle on. */
  private void shower(double pt, double y, double phi, double largestAngle, double rate) {
    double angle = largestAngle;
    double left = pt;
    double yNow = y;
    double phiNow = phi;
    while (left * angle > 2 * CUT_OFF_GEV) {
      double least = CUT_OFF_GEV / (left * angle);
      double range = Math.log(0.5 / least);
      angle *= Math.pow(random.nextDouble(), 1 / (rate * range));
      double z = least * Math.exp(range * random.nextDouble());
      if (z * left * angle < CUT_OFF_GEV) {
        continue;
      }
      double turn = random.nextDouble(0, 2 * Math.PI);
      double dy = angle * Math.cos(turn);
      double dphi = angle * Math.sin(turn);
      shower(z * left, yNow + (1 - z) * dy, phiNow + (1 - z) * dphi, angle, GLUON_RATE);
      yNow -= z * dy;
      phiNow -= z * dphi;
      left *= 1 - z;
    }
    particles.add(FourVector.ofPtRapidityPhiMass(left, yNow, phiNow, PION_MASS_GEV));
  }

  private void underlying(double y, double phi) {
    int count =
        (int) Math.round(SOFT_PARTICLES + Math.sqrt(SOFT_PARTICLES) * random.nextGaussian());
    for (int i = 0; i < count; i++) {
      double r = JET_RADIUS * Math.sqrt(random.nextDouble());
      double turn = random.nextDouble(0, 2 * Math.PI);
      double pt = 0.2 - SOFT_PT_GEV * Math.log(1 - random.nextDouble());
      particles.add(
          FourVector.ofPtRapidityPhiMass(
              pt, y + r * Math.cos(turn), phi + r * Math.sin(turn), PION_MASS_GEV));
    }
  }

  /**
   * Writes jets of both kinds in turn as the tree {@code jets}: {@code jet_pt eta phi mass}, {@code
   * label} (1 for W) and lists {@code constituent_pt eta phi mass}.
   *
   * @param file is replaced
   * @throws java.io.UncheckedIOException where it cannot be written
   */
  public static void write(Path file, int jets, long seed) {
    List<Particles> all =
        IntStream.range(0, jets).parallel().mapToObj(n -> jet(n % 2 == 0, seed, n)).toList();
    int[] offsets = new int[jets + 1];
    for (int jet = 0; jet < jets; jet++) {
      offsets[jet + 1] = offsets[jet] + all.get(jet).size();
    }
    float[][] ofJet = new float[4][jets];
    float[][] ofConstituent = new float[4][offsets[jets]];
    int[] labels = new int[jets];
    Arrays.setAll(labels, jet -> 1 - jet % 2);
    for (int jet = 0; jet < jets; jet++) {
      put(all.get(jet).sum(), ofJet, jet);
      for (int i = 0; i < all.get(jet).size(); i++) {
        put(all.get(jet).vector(i), ofConstituent, offsets[jet] + i);
      }
    }
    Batch batch = new Batch();
    List<String> names = List.of("pt", "eta", "phi", "mass");
    for (int k = 0; k < names.size(); k++) {
      batch.column("jet_" + names.get(k), ofJet[k]);
    }
    batch.column("label", labels);
    for (int k = 0; k < names.size(); k++) {
      batch.column("constituent_" + names.get(k), "nconstituent", offsets, ofConstituent[k]);
    }
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("jets", "toy jets (toy)")) {
            tree.fill(batch);
          }
        });
  }

  private static void put(FourVector v, float[][] columns, int at) {
    double phi = v.phi();
    columns[0][at] = (float) v.pt();
    columns[1][at] = (float) v.eta();
    columns[2][at] = (float) (phi > Math.PI ? phi - 2 * Math.PI : phi);
    columns[3][at] = (float) Math.max(0, v.m());
  }
}
