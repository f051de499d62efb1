package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector shape of this process.
 *
 * <p>Everything uses this one species: when vectors of two sizes live in one JVM, the type profile
 * of the shared JDK methods no longer tells the compiler which size a loop-carried vector has, and
 * it boxes them (a factor of 10).
 */
public final class Lanes {
  /** Float vectors of the width that the CPU prefers, 512 bits at most. */
  public static final VectorSpecies<Float> F =
      FloatVector.SPECIES_PREFERRED.length() > 16
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  /** Int vectors of the same shape. */
  public static final VectorSpecies<Integer> I = VectorSpecies.of(int.class, F.vectorShape());

  /** Floats in a vector: 16, 8 or 4. */
  public static final int COUNT = F.length();

  private Lanes() {}

  /** An all-zero vector of exactly known type. */
  static FloatVector zero() {
    return FloatVector.zero(F);
  }

  /** A vector of equal values. */
  static FloatVector all(float value) {
    return FloatVector.broadcast(F, value);
  }

  /** An int vector of equal values. */
  static IntVector allInts(int value) {
    return IntVector.broadcast(I, value);
  }
}
