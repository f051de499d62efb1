package hep.analysis.generative;

import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.Training;
import hep.learners.Parameters;
import hep.learners.train.Adam;
import hep.learners.train.History;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Table;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import hep.learners.train.WeightAverage;

/** How the flow and the scores of its cells are fitted. */
final class Fit {
  private static final double RATE = 2e-3;

  private static final int BATCH = 64;

  private Fit() {}

  /** Trains with Adam, one cycle of the rate and a moving average of the weights. */
  static History averaged(
      Parameters weights,
      Objective<Table.Batch> objective,
      Table table,
      String name,
      RunOptions options) {
    TrainingSettings settings = options.training(BATCH).withClipNorm(1);
    return Training.fit(
        name,
        new Trainer<>(weights, objective, new Adam(), Schedule.oneCycle(RATE, 0.1), settings)
            .average(WeightAverage.moving(0.999)),
        options,
        table);
  }
}
