package hep.analysis.generative;

import hep.learners.Parameters;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;

/**
 * The velocity of normal scores: that of independent ones, which is known, and what a dense network
 * adds because they hang together.
 */
final class CellCorrelations implements FlowNetwork {
  private final Mlp network;

  CellCorrelations(Parameters parameters, int cells, int given, int width) {
    network = Mlp.of(parameters, Activation.GELU, cells + given + 3, width, width, cells);
  }

  /** Of N(0, 1) to N(0, 1): x (2t − 1)/((1 − t)² + t²). */
  @Override
  public Var velocity(Var x, Var time, Var given) {
    Var factor = x.tape().input(time.rows(), 1);
    for (int i = 0; i < time.rows(); i++) {
      float t = time.data()[time.start() + i];
      factor.data()[factor.start() + i] = (2 * t - 1) / ((1 - t) * (1 - t) + t * t);
    }
    Var more = network.apply(x.beside(given).beside(FlowNetwork.clock(time)));
    return x.timesColumn(factor).plus(more);
  }
}
