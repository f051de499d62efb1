package hep.analysis.generative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Dense;
import hep.learners.train.Adam;
import hep.learners.train.Inference;
import hep.learners.train.Schedule;
import hep.learners.train.Table;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import org.junit.jupiter.api.Test;

/**
 * A linear variational autoencoder is probabilistic PCA (Lucas et al., arXiv 1911.02469): at its
 * best the bound is the highest likelihood of Tipping and Bishop (J. R. Stat. Soc. B 61 (1999) 611,
 * equation 8), the variance of the noise is the mean of the eigenvalues left out, and the decoder
 * spans the directions of the largest.
 */
class LinearVaeTest {
  private static final int SIZE = 5;
  private static final int LATENT = 2;
  private static final double[] EIGENVALUES = {4, 2, 0.5, 0.4, 0.3};
  private static final double[] AXIS = {0.5, 0.5, 0.5, 0.3, Math.sqrt(0.16)};

  private final Parameters parameters = Parameters.seeded(4);
  private final Dense mean = Dense.of(parameters.in("mean"), SIZE, LATENT);
  private final Dense spread = Dense.of(parameters.in("spread"), 1, LATENT);
  private final Dense decoder = Dense.of(parameters.in("decoder"), LATENT, SIZE);
  private final Dense noise = Dense.of(parameters.in("noise"), 1, 1);

  /** Reflected at the plane that is normal to an axis, which is an orthogonal change. */
  private static double[] reflected(double... x) {
    double along = 0;
    for (int i = 0; i < SIZE; i++) {
      along += 2 * AXIS[i] * x[i];
    }
    double[] y = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      y[i] = x[i] - along * AXIS[i];
    }
    return y;
  }

  /** All corners of a cuboid, turned: mean 0 and exactly these eigenvalues of the covariance. */
  private static Tensor corners(int times) {
    int corners = 1 << SIZE;
    Tensor points = Tensor.zeros(times * corners, SIZE);
    for (int row = 0; row < points.rows(); row++) {
      double[] corner = new double[SIZE];
      for (int i = 0; i < SIZE; i++) {
        corner[i] = ((row >> i & 1) == 0 ? -1 : 1) * Math.sqrt(EIGENVALUES[i]);
      }
      double[] turned = reflected(corner);
      for (int i = 0; i < SIZE; i++) {
        points.data()[row * SIZE + i] = (float) turned[i];
      }
    }
    return points;
  }

  /** Minus the bound but for its constant. */
  private Var loss(Tape tape, Table.Batch batch) {
    Var x = batch.features(tape);
    Var nothing = tape.zeros(batch.size(), 1);
    Var mu = mean.apply(x);
    Var logVariance = spread.apply(nothing);
    Var out = decoder.apply(Elbo.sample(mu, logVariance));
    Var ones = tape.zeros(batch.size(), SIZE).plus(1);
    Var gauss = Losses.gaussian(out, ones.timesColumn(noise.apply(nothing)), x).times(SIZE);
    return Elbo.negative(gauss, mu, logVariance);
  }

  @Test
  void reachesTheLikelihoodOfProbabilisticPca() {
    double left = (0.5 + 0.4 + 0.3) / 3;
    double likelihood =
        -(SIZE * Math.log(2 * Math.PI)
                + Math.log(4)
                + Math.log(2)
                + (SIZE - LATENT) * Math.log(left)
                + SIZE)
            / 2;
    Table table = Table.of(corners(64), corners(64));
    TrainingSettings settings =
        TrainingSettings.defaults()
            .withEpochs(150)
            .withBatchSize(256)
            .withShards(1)
            .withThreads(1)
            .withSeed(2)
            .withPatience(0);
    new Trainer<>(parameters, this::loss, new Adam(), Schedule.cosine(0.02), settings).fit(table);
    Table many = Table.of(corners(4000), corners(4000));
    double constant = SIZE * Math.log(2 * Math.PI) / 2;
    double bound = -Inference.loss(parameters, this::loss, many, 2) - constant;
    assertEquals(likelihood, bound, 0.01);
    assertTrue(bound < likelihood + 0.005, bound + " is a lower bound of " + likelihood);
    assertEquals(left, Math.exp(noise.bias().value().data()[0]), 0.02);
    Tensor weights = decoder.weight().value();
    for (int k = 0; k < LATENT; k++) {
      double[] row = new double[SIZE];
      for (int i = 0; i < SIZE; i++) {
        row[i] = weights.at(k, i);
      }
      double[] turned = reflected(row); // back to the axes of the cuboid
      double outside = Math.hypot(Math.hypot(turned[2], turned[3]), turned[4]);
      double inside = Math.hypot(turned[0], turned[1]);
      assertTrue(outside < 0.05 * inside, outside + " beside " + inside);
    }
  }
}
