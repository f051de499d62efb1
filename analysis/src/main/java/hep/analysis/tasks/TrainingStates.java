package hep.analysis.tasks;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the trainings of one run keep their states from epoch to epoch: a folder each, by name and
 * by how many of that name came before. A run that is begun again trains in the same order, so each
 * of its trainings finds its own.
 */
public final class TrainingStates {
  private final Path folder;
  private final Map<Path, Integer> taken;

  private TrainingStates(Path folder, Map<Path, Integer> taken) {
    this.folder = folder;
    this.taken = taken;
  }

  /** The states of one run; two runs never share them. */
  public static TrainingStates in(Path folder) {
    return new TrainingStates(folder, new HashMap<>());
  }

  /** Those of a part of the run, in a folder of that name inside. */
  TrainingStates inside(String name) {
    return new TrainingStates(folder.resolve(name), taken);
  }

  /** The folder of the next training of that name. */
  Path next(String name) {
    synchronized (taken) {
      int count = taken.merge(folder.resolve(name), 1, Integer::sum);
      return folder.resolve(count == 1 ? name : name + "-" + count);
    }
  }
}
