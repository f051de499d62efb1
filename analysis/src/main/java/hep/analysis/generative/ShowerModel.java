package hep.analysis.generative;

import hep.analysis.tasks.RunOptions;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.train.History;

/** What learns from showers to make others. */
interface ShowerModel {
  /** Short name at the end of its figures: {@code gan}. */
  String name();

  /** Its weights. */
  Parameters parameters();

  /** What it consists of and costs to make one shower. */
  ModelSummary summary();

  /** What it has measured beside its weights, after the fit. */
  default StoredNumbers measured() {
    return new StoredNumbers();
  }

  /** Learns from showers. */
  History fit(Showers training, RunOptions options);

  /**
   * Makes one shower for each energy; the same seed makes the same ones.
   *
   * @param energyGeV of the particles
   */
  Showers make(float[] energyGeV, long seed, int threads);
}
