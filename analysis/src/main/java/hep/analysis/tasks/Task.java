package hep.analysis.tasks;

import hep.analysis.output.Predictions;
import java.nio.file.Path;
import java.util.List;

/** A question to data: which columns, which truth, which model, which figures. */
public interface Task {
  /** Short name, as in the model file: {@code flavour-tagging}. */
  String name();

  /**
   * Reads, trains, evaluates.
   *
   * @param input files to train on: paths or globs, each optionally with {@code :tree}
   * @param test files to evaluate on; empty for a fifth of the input that is kept aside
   * @throws hep.analysis.InputException where the input cannot be used; one sentence says why
   */
  TaskResult run(List<String> input, List<String> test, RunOptions options);

  /**
   * Applies a saved model to other files; labels are not needed.
   *
   * @throws hep.analysis.InputException where model and files do not fit; it names the column
   */
  Predictions apply(Path model, List<String> input, RunOptions options);
}
