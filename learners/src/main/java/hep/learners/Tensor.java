package hep.learners;

import jdk.incubator.vector.FloatVector;

/** Trial. */
public record Tensor(float[] data, int... shape) {
  static int lanes() {
    return FloatVector.SPECIES_PREFERRED.length();
  }
}
