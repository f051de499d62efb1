package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Var;

/**
 * Batch normalisation over the rows (Ioffe and Szegedy, arXiv 1502.03167).
 *
 * <p>In training the mean and variance are those of one shard of the batch, in evaluation the
 * running ones: see {@link Var#batchNorm}. The running statistics move a tenth of the way towards
 * each batch; the running variance is the unbiased one.
 */
public record BatchNorm(
    Parameter gain, Parameter bias, Parameter runningMean, Parameter runningVariance, float epsilon)
    implements Layer {
  /** Returns a layer with gain 1, bias 0 and ε = 10⁻⁵. */
  public static BatchNorm of(Parameters parameters, int columns) {
    return new BatchNorm(
        parameters.weight("gain", Initializer.constant(1), columns),
        parameters.weight("bias", Initializer.zeros(), columns),
        parameters.statistic("running_mean", 0, columns),
        parameters.statistic("running_variance", 1, columns),
        1e-5f);
  }

  @Override
  public Var apply(Var x) {
    return x.batchNorm(
        x.tape().use(gain), x.tape().use(bias), runningMean, runningVariance, epsilon);
  }
}
