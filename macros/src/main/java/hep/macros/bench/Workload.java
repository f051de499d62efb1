package hep.macros.bench;

import hep.learners.train.ProgressListener;
import hep.learners.train.TrainingSettings;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A network to train, and what PyTorch is asked to train beside it.
 *
 * @param name for the table
 * @param torch the name in {@code torch_steps.py}
 * @param batch examples a step
 * @param shards of a batch
 * @param images whether PyTorch is also asked for channels-last images
 * @param compiles whether PyTorch can compile it
 * @param training the run
 */
public record Workload(
    String name,
    String torch,
    int batch,
    int shards,
    boolean images,
    boolean compiles,
    Training training) {
  /** Trains from the start until it is told to stop. */
  public interface Training {
    /** Runs epochs over examples. */
    void run(TrainingSettings settings, ProgressListener listener, BooleanSupplier stop);
  }

  /**
   * Returns the forms in which PyTorch trains it.
   *
   * @param compiled whether compiled ones are wanted too, which takes half a minute more
   */
  public List<String> forms(boolean compiled) {
    List<String> eager =
        images ? List.of("eager-fused", "eager-fused-last") : List.of("eager-fused");
    if (!compiled || !compiles) {
      return eager;
    }
    return images
        ? List.of("eager-fused", "eager-fused-last", "compiled-fused", "compiled-fused-last")
        : List.of("eager", "eager-fused", "compiled", "compiled-fused");
  }
}
