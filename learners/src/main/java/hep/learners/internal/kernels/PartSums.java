package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * Adds the 16 partial sums of an element of {@link Narrow}: those 8 apart, then 4, 2 and 1 apart.
 */
final class PartSums {
  private static final int PARTS = NarrowTile.PARTS;

  /** For each distance: which of two elements' parts come first, and which are added to them. */
  private static final float[] CHOICES = choices();

  private PartSums() {}

  private static float[] choices() {
    float[] choices = new float[8 * PARTS];
    for (int stage = 0; stage < 4; stage++) {
      int apart = 8 >> stage;
      for (int lane = 0; lane < PARTS; lane++) {
        boolean second = (lane & apart) != 0;
        int at = 2 * PARTS * stage + lane;
        choices[at] = second ? PARTS + lane - apart : lane;
        choices[at + PARTS] = second ? PARTS + lane : lane + apart;
      }
    }
    return choices;
  }

  /** Adds the parts of 16 elements, from {@code from} on, and leaves the sums at {@code to}. */
  static void add(float[] parts, int from, int to) {
    if (Lanes.COUNT == PARTS) {
      turn(parts, from, to);
      return;
    }
    for (int i = 0; i < PARTS; i++) {
      parts[to + i] = sum(parts, from + i * PARTS);
    }
  }

  private static float sum(float[] parts, int from) {
    for (int lane = 0; lane < 8; lane += Lanes.COUNT) {
      int at = from + lane;
      FloatVector.fromArray(Lanes.F, parts, at)
          .add(FloatVector.fromArray(Lanes.F, parts, at + 8))
          .intoArray(parts, at);
    }
    float even = parts[from] + parts[from + 4] + (parts[from + 2] + parts[from + 6]);
    return even + (parts[from + 1] + parts[from + 5] + (parts[from + 3] + parts[from + 7]));
  }

  /** With vectors of 16 lanes: halves as many vectors at each distance. */
  private static void turn(float[] parts, int from, int to) {
    FloatVector lower4 = FloatVector.fromArray(Lanes.F, CHOICES, 2 * PARTS);
    FloatVector upper4 = FloatVector.fromArray(Lanes.F, CHOICES, 3 * PARTS);
    FloatVector lower2 = FloatVector.fromArray(Lanes.F, CHOICES, 4 * PARTS);
    FloatVector upper2 = FloatVector.fromArray(Lanes.F, CHOICES, 5 * PARTS);
    FloatVector lower1 = FloatVector.fromArray(Lanes.F, CHOICES, 6 * PARTS);
    FloatVector upper1 = FloatVector.fromArray(Lanes.F, CHOICES, 7 * PARTS);
    FloatVector e0 = eight(parts, from);
    FloatVector e1 = eight(parts, from + PARTS);
    FloatVector e2 = eight(parts, from + 2 * PARTS);
    FloatVector e3 = eight(parts, from + 3 * PARTS);
    FloatVector e4 = eight(parts, from + 4 * PARTS);
    FloatVector e5 = eight(parts, from + 5 * PARTS);
    FloatVector e6 = eight(parts, from + 6 * PARTS);
    FloatVector e7 = eight(parts, from + 7 * PARTS);
    FloatVector f0 = lower4.selectFrom(e0, e4).add(upper4.selectFrom(e0, e4));
    FloatVector f1 = lower4.selectFrom(e1, e5).add(upper4.selectFrom(e1, e5));
    FloatVector f2 = lower4.selectFrom(e2, e6).add(upper4.selectFrom(e2, e6));
    FloatVector f3 = lower4.selectFrom(e3, e7).add(upper4.selectFrom(e3, e7));
    FloatVector g0 = lower2.selectFrom(f0, f2).add(upper2.selectFrom(f0, f2));
    FloatVector g1 = lower2.selectFrom(f1, f3).add(upper2.selectFrom(f1, f3));
    lower1.selectFrom(g0, g1).add(upper1.selectFrom(g0, g1)).intoArray(parts, to);
  }

  private static FloatVector eight(float[] parts, int from) {
    FloatVector lower = FloatVector.fromArray(Lanes.F, CHOICES, 0);
    FloatVector upper = FloatVector.fromArray(Lanes.F, CHOICES, PARTS);
    FloatVector one = FloatVector.fromArray(Lanes.F, parts, from);
    FloatVector other = FloatVector.fromArray(Lanes.F, parts, from + 8 * PARTS);
    return lower.selectFrom(one, other).add(upper.selectFrom(one, other));
  }
}
