package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Var;

/**
 * How near each example is to the others (Salimans et al., arXiv 1606.03498, section 3.2), beside
 * its features: rows by inputs to rows by inputs + kernels. The others are those on the same tape:
 * where a batch is split into shards, those of the shard.
 *
 * @param weight inputs by kernels · depth
 * @param kernels how many distances
 */
public record MinibatchDiscrimination(Parameter weight, int kernels) implements Layer {
  /** Returns a layer whose weights start after Glorot. */
  public static MinibatchDiscrimination of(
      Parameters parameters, int inputs, int kernels, int depth) {
    return new MinibatchDiscrimination(
        parameters.weight("weight", Initializer.glorot(), inputs, kernels * depth), kernels);
  }

  @Override
  public Var apply(Var x) {
    return x.beside(x.linear(x.tape().use(weight)).closeness(kernels));
  }
}
