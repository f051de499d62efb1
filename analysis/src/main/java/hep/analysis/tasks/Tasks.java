package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.learners.model.ModelFile;
import java.nio.file.Path;
import java.util.List;

/** Which task a saved model belongs to. */
public final class Tasks {
  private Tasks() {}

  /**
   * The task that applies a saved model to other files.
   *
   * @param model the file
   * @param selection entries to apply it to, as of {@link hep.analysis.features.Selection#parse};
   *     empty for all
   * @param observers branches to keep beside the scores
   * @throws hep.learners.model.ModelFormatException where the file is no model
   * @throws InputException where no task that can be applied has made it; names those that can
   */
  public static Task of(Path model, String selection, List<String> observers) {
    String task = ModelFile.open(model).task();
    String[] beside = observers.toArray(String[]::new);
    return switch (task) {
      case FlavourTagger.TASK ->
          FlavourTagging.defaults().withSelection(selection).withObservers(beside);
      case FlatTagger.TASK ->
          SignalBackground.defaults().withSelection(selection).withObservers(beside);
      default ->
          throw new InputException(
              "%s: the model is of the task '%s'; models of %s and %s can be applied"
                  .formatted(model, task, FlavourTagger.TASK, FlatTagger.TASK));
    };
  }
}
