package hep.learners.baselines;

import hep.learners.Tensor;
import hep.learners.internal.algebra.Eigen;
import hep.learners.internal.algebra.Moments;
import java.util.Map;

/**
 * Fisher's linear discriminant (Annals of Eugenics 7 (1936) 179): w = S^-1 (mu_s - mu_b) with the
 * mean S of both classes' covariances. The score w (x - (mu_s + mu_b) / 2) is ln(p_s / p_b) where
 * both classes are Gauss distributions of covariance S.
 *
 * @param direction one row of weights, one a column
 * @param offset added to the weighted sum
 */
public record Fisher(Tensor direction, float offset) implements Classifier {
  /** Fits means and covariances, with equal weight for both classes. */
  public static Fisher fit(LabelledRows rows) {
    Moments signal = Moments.of(rows.features(), rows.weights(), rows.of(true));
    Moments background = Moments.of(rows.features(), rows.weights(), rows.of(false));
    int columns = rows.features().columns();
    double[][] within = new double[columns][columns];
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        within[i][j] = 0.5 * (signal.covariance()[i][j] + background.covariance()[i][j]);
      }
    }
    // scaled to a diagonal of ones, so that units do not decide which directions count as empty
    double[] width = new double[columns];
    for (int i = 0; i < columns; i++) {
      width[i] = within[i][i] > 0 ? Math.sqrt(within[i][i]) : 1;
    }
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        within[i][j] /= width[i] * width[j];
      }
    }
    double[][] inverse = Eigen.of(within).power(-1);
    float[] direction = new float[columns];
    double offset = 0;
    for (int i = 0; i < columns; i++) {
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        sum += inverse[i][j] * (signal.mean()[j] - background.mean()[j]) / width[j];
      }
      direction[i] = (float) (sum / width[i]);
      offset -= direction[i] * 0.5 * (signal.mean()[i] + background.mean()[i]);
    }
    return new Fisher(new Tensor(direction, 1, columns), (float) offset);
  }

  /** A product and a sum a column. */
  @Override
  public long operations() {
    return 2L * direction.data().length;
  }

  @Override
  public double[] scores(Tensor features, int threads) {
    int columns = direction.columns();
    Stored.requireColumns(features, columns);
    double[] scores = new double[features.rows()];
    for (int row = 0; row < scores.length; row++) {
      double sum = offset;
      for (int j = 0; j < columns; j++) {
        sum += (double) direction.data()[j] * features.at(row, j);
      }
      scores[row] = sum;
    }
    return scores;
  }

  @Override
  public Map<String, Tensor> tensors() {
    return Map.of("direction", direction, "offset", new Tensor(new float[] {offset}, 1, 1));
  }

  static Fisher read(Stored stored) {
    Tensor direction = stored.matrix("direction", 0);
    if (direction.rows() != 1) {
      throw new IllegalArgumentException("a stored direction is one row, found " + direction);
    }
    return new Fisher(direction, stored.matrix("offset", 1).data()[0]);
  }
}
