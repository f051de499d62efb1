package hep.analysis.generative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import org.junit.jupiter.api.Test;

/**
 * The bound where everything is known: z ~ N(0, 1), x|z ~ N(w z, s²), so that x ~ N(0, w² + s²) and
 * z|x ~ N(w x/(w² + s²), s²/(w² + s²)).
 */
class ElboTest {
  private static final double W = 1.5;
  private static final double S = 0.7;
  private static final double TOTAL = W * W + S * S;
  private static final double X = 0.8;
  private static final int DRAWS = 200_000;

  /** The bound for q = N(mean, variance), by many draws of z. */
  private static double bound(double mean, double variance) {
    Tape tape = Tape.evaluation(Parameters.seeded(1));
    tape.begin(3, 0, 0);
    Var mu = tape.constant(filled(mean));
    Var logVariance = tape.constant(filled(Math.log(variance)));
    Var z = Elbo.sample(mu, logVariance);
    Var gauss =
        Losses.gaussian(
            z.times((float) W), tape.constant(filled(Math.log(S * S))), tape.constant(filled(X)));
    double constant = Math.log(2 * Math.PI) / 2;
    return -Elbo.negative(gauss, mu, logVariance).item() - constant;
  }

  private static Tensor filled(double value) {
    float[] values = new float[DRAWS];
    java.util.Arrays.fill(values, (float) value);
    return new Tensor(values, DRAWS, 1);
  }

  private static double evidence() {
    return -X * X / (2 * TOTAL) - Math.log(2 * Math.PI * TOTAL) / 2;
  }

  @Test
  void equalsTheEvidenceAtTheTruePosterior() {
    assertEquals(evidence(), bound(W * X / TOTAL, S * S / TOTAL), 0.004);
  }

  @Test
  void liesBelowTheEvidenceByTheDivergenceFromTheTruePosterior() {
    double trueMean = W * X / TOTAL;
    double trueVariance = S * S / TOTAL;
    double[][] others = {{0, 1}, {trueMean + 0.3, trueVariance}, {trueMean, 3 * trueVariance}};
    for (double[] q : others) {
      double divergence =
          (q[1] / trueVariance
                  + (q[0] - trueMean) * (q[0] - trueMean) / trueVariance
                  - 1
                  - Math.log(q[1] / trueVariance))
              / 2;
      double found = bound(q[0], q[1]);
      assertTrue(found < evidence(), found + " is a lower bound");
      assertEquals(evidence() - divergence, found, 0.01 + 0.02 * divergence);
    }
  }
}
