package hep.analysis.generative;

import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.train.Inference;
import hep.learners.train.Table;
import java.util.Arrays;

/**
 * A velocity field that carries noise to data, learned by flow matching (Lipman et al., arXiv
 * 2210.02747, equations 22 and 23 with σ_min = 0): along the straight line x_t = (1 − t) ε + t x
 * the velocity is x − ε.
 */
@FunctionalInterface
interface FlowNetwork {
  /** Steps of Heun's method from noise to data. */
  int STEPS = 12;

  /** Time, its square and its cube: smooth functions for a network to build on. */
  static Var clock(Var time) {
    Var square = time.times(time);
    return time.beside(square).beside(square.times(time));
  }

  /**
   * Returns the velocity.
   *
   * @param x points by numbers
   * @param time one column, from 0 for noise to 1 for data
   * @param given what the points are conditional on, one row each
   */
  Var velocity(Var x, Var time, Var given);

  /** Returns the mean square of what the velocity is off, over all numbers. */
  default Var loss(Tape tape, Var data, Var given) {
    Var noise = tape.gaussian(data.rows(), data.columns());
    Var time = tape.uniform(data.rows(), 1);
    Var straight = data.minus(noise);
    Var x = noise.plus(straight.timesColumn(time));
    Var off = velocity(x, time, given).minus(straight);
    return off.times(off).mean();
  }

  /**
   * Returns where noise is carried to, by Heun's method.
   *
   * @param weights of the network
   * @param noise points by numbers
   * @param given one row a point
   */
  default Tensor carry(Parameters weights, Tensor noise, Tensor given, int threads) {
    float step = 1f / STEPS;
    Tensor x = noise;
    for (int i = 0; i < STEPS; i++) {
      Tensor first = velocities(weights, x, given, i * step, threads);
      Tensor ahead = ahead(x, first, step);
      Tensor second = velocities(weights, ahead, given, (i + 1) * step, threads);
      x = ahead(ahead(x, first, step / 2), second, step / 2);
    }
    return x;
  }

  private Tensor velocities(Parameters weights, Tensor x, Tensor given, float time, int threads) {
    return Inference.predict(
        weights,
        Table.of(x, given),
        (tape, batch) -> {
          float[] times = new float[batch.size()];
          Arrays.fill(times, time);
          Var clock = tape.constant(new Tensor(times, times.length, 1));
          return velocity(batch.features(tape), clock, batch.targets(tape));
        },
        threads);
  }

  private static Tensor ahead(Tensor x, Tensor velocity, float step) {
    Tensor y = new Tensor(x.data().clone(), x.shape());
    for (int i = 0; i < y.data().length; i++) {
      y.data()[i] += step * velocity.data()[i];
    }
    return y;
  }
}
