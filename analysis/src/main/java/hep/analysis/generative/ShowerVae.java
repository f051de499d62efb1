package hep.analysis.generative;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import java.util.List;
import java.util.Map;

/**
 * A variational autoencoder conditional on the energy: the cells of showers from a few latent
 * numbers, trained by the evidence lower bound ({@code ln p(x) ≥ E_q[ln p(x|z)] − KL}; a lower
 * bound).
 *
 * @param width of the hidden layers
 */
public record ShowerVae(int width) {
  /** The name in model files. */
  public static final String TASK = "shower-vae";

  private static final int WIDEST = 8192;

  /** Checks the width. */
  public ShowerVae {
    if (width < 1 || width > WIDEST) {
      throw new InputException(
          "hidden layers have 1 to %d outputs, not %d".formatted(WIDEST, width));
    }
  }

  /**
   * Reads, trains, compares.
   *
   * @param input files of showers
   * @param test showers to judge by; empty for three tenths of the input
   * @throws InputException where the input cannot be used or the training diverges
   */
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    return new ShowerRun(
            TASK,
            Map.of("width", Integer.toString(width)),
            (training, seed) -> new CaloVae(width, training, seed))
        .of(input, test, options);
  }
}
