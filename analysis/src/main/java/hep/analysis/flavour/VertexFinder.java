package hep.analysis.flavour;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the inclusive secondary vertex of a jet: all displaced tracks are fitted to one point, and
 * the track that fits worst is taken out until every one fits, in the manner of ATLAS's SV1
 * (ATL-PHYS-PUB-2017-011). Vertices of two tracks that look like a K0S, a Lambda or a photon
 * conversion, and those behind the primary vertex, are none.
 *
 * @param leastPt of a track, GeV
 * @param leastSignificance of a track's distance from the primary vertex, √(S_d0² + S_z0²)
 * @param worstFit largest contribution of a track to χ², two degrees of freedom
 * @param farthestMm distance in the transverse plane up to which a vertex counts, mm
 */
public record VertexFinder(
    double leastPt, double leastSignificance, double worstFit, double farthestMm) {
  private static final double PION_GEV = 0.13957;
  private static final double PROTON_GEV = 0.93827;
  private static final double KAON_SHORT_GEV = 0.49761;
  private static final double LAMBDA_GEV = 1.11568;
  private static final double KAON_WINDOW_GEV = 0.02;
  private static final double LAMBDA_WINDOW_GEV = 0.008;
  private static final double CONVERSION_GEV = 0.03;

  /** Tracks above 0.7 GeV and 2.5 standard deviations, χ² up to 10 a track, up to 50 mm. */
  public static VertexFinder standard() {
    return new VertexFinder(0.7, 2.5, 10, 50);
  }

  /** The vertex of a jet, if there is one. */
  public Optional<SecondaryVertex> in(LifetimeTracks tracks, int jet) {
    int[] chosen =
        IntStream.range(tracks.offsets()[jet], tracks.offsets()[jet + 1])
            .filter(i -> isDisplaced(tracks, jet, i))
            .toArray();
    while (chosen.length >= 2) {
      VertexFit fit = VertexFit.of(tracks, chosen);
      int worst = worst(fit.contributions());
      if (fit.contributions()[worst] <= worstFit) {
        return described(tracks, jet, chosen, fit);
      }
      chosen = without(chosen, worst);
    }
    return Optional.empty();
  }

  private boolean isDisplaced(LifetimeTracks tracks, int jet, int i) {
    double d = tracks.d0Significance(jet, i);
    double z = tracks.z0Significance(jet, i);
    return tracks.pt()[i] > leastPt && Math.hypot(d, z) > leastSignificance && d > -1;
  }

  private static int worst(double... contributions) {
    return IntStream.range(0, contributions.length)
        .reduce(0, (a, b) -> contributions[b] > contributions[a] ? b : a);
  }

  private static int[] without(int[] all, int place) {
    return IntStream.range(0, all.length).filter(i -> i != place).map(i -> all[i]).toArray();
  }

  private Optional<SecondaryVertex> described(
      LifetimeTracks tracks, int jet, int[] chosen, VertexFit fit) {
    double[] v = fit.point();
    double transverse = Math.hypot(v[0], v[1]);
    double length = Math.hypot(transverse, v[2]);
    double ahead =
        v[0] * Math.cos(tracks.jetPhi()[jet])
            + v[1] * Math.sin(tracks.jetPhi()[jet])
            + v[2] * Math.sinh(tracks.jetEta()[jet]);
    if (!(ahead > 0) || transverse > farthestMm || isLongLived(tracks, chosen)) {
      return Optional.empty();
    }
    double error = flightError(fit.covariance(), v, length);
    double[] sum = new double[4];
    for (int i : chosen) {
      add(sum, tracks, i, PION_GEV);
    }
    double all = 0;
    for (int i = tracks.offsets()[jet]; i < tracks.offsets()[jet + 1]; i++) {
      all += energy(tracks, i, PION_GEV);
    }
    double momentum2 = sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2];
    double along = (sum[0] * v[0] + sum[1] * v[1] + sum[2] * v[2]) / length;
    double eta = asinh(v[2] / Math.max(transverse, 1e-12));
    double deltaPhi =
        Math.IEEEremainder(Math.atan2(v[1], v[0]) - tracks.jetPhi()[jet], 2 * Math.PI);
    return Optional.of(
        new SecondaryVertex(
            chosen,
            v[0],
            v[1],
            v[2],
            fit.chi2(),
            error,
            mass(sum),
            Math.sqrt(Math.max(0, momentum2 - along * along)),
            sum[3] / all,
            Math.hypot(eta - tracks.jetEta()[jet], deltaPhi)));
  }

  private static double asinh(double x) {
    return Math.copySign(Math.log(Math.abs(x) + Math.sqrt(x * x + 1)), x);
  }

  private static double flightError(double[][] covariance, double[] v, double length) {
    double variance = 0;
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        variance += v[a] * v[b] * covariance[a][b];
      }
    }
    return Math.sqrt(Math.max(variance, 1e-12)) / length;
  }

  private static boolean isLongLived(LifetimeTracks tracks, int... pair) {
    if (pair.length != 2 || tracks.charge()[pair[0]] * tracks.charge()[pair[1]] > 0) {
      return false;
    }
    boolean firstIsFaster = momentum(tracks, pair[0]) > momentum(tracks, pair[1]);
    double kaon = massOf(tracks, pair, PION_GEV, PION_GEV);
    // the proton of a Lambda is the faster of the two above some hundred MeV
    double lambda =
        massOf(
            tracks,
            pair,
            firstIsFaster ? PROTON_GEV : PION_GEV,
            firstIsFaster ? PION_GEV : PROTON_GEV);
    return Math.abs(kaon - KAON_SHORT_GEV) < KAON_WINDOW_GEV
        || Math.abs(lambda - LAMBDA_GEV) < LAMBDA_WINDOW_GEV
        || massOf(tracks, pair, 0, 0) < CONVERSION_GEV;
  }

  private static double massOf(LifetimeTracks tracks, int[] pair, double first, double second) {
    double[] sum = new double[4];
    add(sum, tracks, pair[0], first);
    add(sum, tracks, pair[1], second);
    return mass(sum);
  }

  private static void add(double[] sum, LifetimeTracks tracks, int i, double mass) {
    double pt = tracks.pt()[i];
    sum[0] += pt * Math.cos(tracks.phi()[i]);
    sum[1] += pt * Math.sin(tracks.phi()[i]);
    sum[2] += pt * Math.sinh(tracks.eta()[i]);
    sum[3] += energy(tracks, i, mass);
  }

  private static double momentum(LifetimeTracks tracks, int i) {
    return tracks.pt()[i] * Math.cosh(tracks.eta()[i]);
  }

  private static double energy(LifetimeTracks tracks, int i, double mass) {
    return Math.hypot(momentum(tracks, i), mass);
  }

  private static double mass(double... sum) {
    double squares = Arrays.stream(sum, 0, 3).map(p -> p * p).sum();
    return Math.sqrt(Math.max(0, sum[3] * sum[3] - squares));
  }

  /** The vertex of every jet. */
  public SecondaryVertices inAll(LifetimeTracks tracks) {
    return new SecondaryVertices(
        IntStream.range(0, tracks.jets()).parallel().mapToObj(jet -> in(tracks, jet)).toList());
  }
}
