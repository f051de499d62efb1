package hep.analysis.generative;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import java.util.List;
import java.util.Map;

/**
 * Flow matching: one flow for response, layer energies and numbers of hits, one for the cells given
 * those.
 *
 * @param width of the hidden layers
 */
public record ShowerFlow(int width) {
  /** The name in model files. */
  public static final String TASK = "shower-flow";

  private static final int WIDEST = 8192;

  /** Checks the width. */
  public ShowerFlow {
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
            (training, seed) -> new CaloFlow(width, training, seed))
        .of(input, test, options);
  }
}
