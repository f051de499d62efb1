package hep.analysis.jets;

import java.util.List;

/**
 * The particles of one event, or the constituents of one jet, as four parallel arrays in GeV.
 *
 * <p>Every component is finite and below {@value #LARGEST_GEV} GeV in size, or the factory refuses.
 * All else is accepted and has a defined answer: a particle without transverse momentum has azimuth
 * 0 and the rapidity plus or minus (1e5 + |pz|), so it meets no other; a negative energy (a
 * subtraction) enters every sum as it is; a space-like vector has the rapidity of a massless one.
 */
public final class Particles {
  /** Bound of a component: its fourth power is still a double. */
  public static final double LARGEST_GEV = 1e70;

  final double[] px;
  final double[] py;
  final double[] pz;
  final double[] e;

  private Particles(double[] px, double[] py, double[] pz, double[] e) {
    this.px = px;
    this.py = py;
    this.pz = pz;
    this.e = e;
  }

  /**
   * Copies four arrays of one length.
   *
   * @throws IllegalArgumentException when lengths differ, or a component is not finite or too large
   */
  public static Particles of(double[] px, double[] py, double[] pz, double[] e) {
    int n = px.length;
    if (py.length != n || pz.length != n || e.length != n) {
      throw new IllegalArgumentException(
          "Particles need four arrays of one length, found px %d, py %d, pz %d, e %d."
              .formatted(n, py.length, pz.length, e.length));
    }
    for (int i = 0; i < n; i++) {
      check("px", px[i], i, n);
      check("py", py[i], i, n);
      check("pz", pz[i], i, n);
      check("e", e[i], i, n);
    }
    return new Particles(px.clone(), py.clone(), pz.clone(), e.clone());
  }

  /** Gathers vectors, in their order. */
  public static Particles of(List<FourVector> vectors) {
    int n = vectors.size();
    double[][] columns = new double[4][n];
    for (int i = 0; i < n; i++) {
      FourVector v = vectors.get(i);
      columns[0][i] = v.px();
      columns[1][i] = v.py();
      columns[2][i] = v.pz();
      columns[3][i] = v.e();
    }
    return of(columns[0], columns[1], columns[2], columns[3]);
  }

  private static void check(String component, double value, int index, int n) {
    if (!(Math.abs(value) <= LARGEST_GEV)) {
      throw new IllegalArgumentException(
          "Particle %d of %d has %s = %s GeV; a finite number below %s GeV in size is needed."
              .formatted(index, n, component, value, LARGEST_GEV));
    }
  }

  /** Number of particles. */
  public int size() {
    return px.length;
  }

  /** Four-vector of particle {@code i}. */
  public FourVector vector(int i) {
    return new FourVector(px[i], py[i], pz[i], e[i]);
  }

  /** The particles with these indices, in this order. */
  public Particles select(int[] indices) {
    int n = indices.length;
    double[][] columns = new double[4][n];
    for (int i = 0; i < n; i++) {
      int from = indices[i];
      columns[0][i] = px[from];
      columns[1][i] = py[from];
      columns[2][i] = pz[from];
      columns[3][i] = e[from];
    }
    return new Particles(columns[0], columns[1], columns[2], columns[3]);
  }

  /** Sum of all four-vectors, added in order. */
  public FourVector sum() {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
    double t = 0.0;
    for (int i = 0; i < px.length; i++) {
      x += px[i];
      y += py[i];
      z += pz[i];
      t += e[i];
    }
    return new FourVector(x, y, z, t);
  }

  double[] rapidities() {
    double[] out = new double[px.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Kinematics.rapidity(px[i] * px[i] + py[i] * py[i], pz[i], e[i]);
    }
    return out;
  }

  double[] azimuths() {
    double[] out = new double[px.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Kinematics.phi(px[i], py[i]);
    }
    return out;
  }

  double[] transverseMomenta() {
    double[] out = new double[px.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.sqrt(px[i] * px[i] + py[i] * py[i]);
    }
    return out;
  }
}
