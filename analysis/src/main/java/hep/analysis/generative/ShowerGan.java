package hep.analysis.generative;

import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import java.util.List;
import java.util.Map;

/**
 * CaloGAN (arXiv 1712.10321): a GAN that makes the cells of showers for an energy that is asked
 * for.
 *
 * @param preset of the sizes: tiny, toy, small or full
 * @param objective of the game
 */
public record ShowerGan(String preset, GanObjective objective) {
  /** The name in model files. */
  public static final String TASK = "shower-gan";

  /**
   * With names as on a command line.
   *
   * @throws hep.analysis.InputException for names that are not known
   */
  public static ShowerGan of(String preset, String objective) {
    CaloGanSizes.of(preset);
    return new ShowerGan(preset, GanObjective.of(objective));
  }

  /**
   * Reads, trains, compares.
   *
   * @param input files of showers
   * @param test showers to judge by; empty for three tenths of the input
   * @throws hep.analysis.InputException where the input cannot be used or the training diverges
   */
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    CaloGanSizes sizes = CaloGanSizes.of(preset);
    return new ShowerRun(
            TASK,
            Map.of("preset", preset, "objective", objective.toString()),
            (training, seed) -> new CaloGan(sizes, objective, training, seed))
        .of(input, test, options);
  }
}
