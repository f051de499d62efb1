package hep.analysis.tasks;

import hep.analysis.output.Predictions;
import hep.analysis.output.RootPlots;
import hep.learners.model.ModelFile;
import hep.validation.Measured;
import hep.validation.plot.Plot;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a run gives.
 *
 * @param task its name
 * @param figures by name, with errors, in the order to print them
 * @param plots by file name without ending
 * @param test the objects the figures are made of
 * @param training the objects the model learned from
 * @param model to save
 * @param otherModels further ones by name, where the task compares several
 * @param notes sentences on what was found in the input, to log
 */
public record TaskResult(
    String task,
    SequencedMap<String, Measured> figures,
    SequencedMap<String, Plot> plots,
    Predictions test,
    Predictions training,
    ModelFile model,
    SequencedMap<String, ModelFile> otherModels,
    List<String> notes) {
  /** With one model. */
  public TaskResult(
      String task,
      SequencedMap<String, Measured> figures,
      SequencedMap<String, Plot> plots,
      Predictions test,
      Predictions training,
      ModelFile model,
      List<String> notes) {
    this(task, figures, plots, test, training, model, new LinkedHashMap<>(), notes);
  }

  /** Writes the plots' numbers as histograms and graphs. */
  public void writePlots(Path file) {
    RootPlots.write(file, plots);
  }
}
