package hep.learners.train;

import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.model.ModelFormatException;
import hep.learners.model.TensorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The states of a run in a folder, the newest {@value #KEPT} of them: weights, best weights, the
 * optimiser's state and where the run stands. Noise and the order of the examples follow from the
 * seed and the counters.
 */
final class Checkpoints {
  private static final int KEPT = 3;
  private static final String ENDING = ".checkpoint";
  private static final String OPTIMIZER = "optimizer/";

  private final Path folder;
  private final Parameters parameters;
  private final Supplier<List<float[]>> memory;
  private final Map<String, String> identity;

  /**
   * The checkpoints of a run.
   *
   * @param memory the state of the optimisers and of an average, not copies
   * @param identity what must be the same for a run to go on, by name
   */
  Checkpoints(
      Path folder,
      Parameters parameters,
      Supplier<List<float[]>> memory,
      Map<String, String> identity) {
    this.folder = folder;
    this.parameters = parameters;
    this.memory = memory;
    this.identity = new LinkedHashMap<>(identity);
    this.identity.put(
        "weights", parameters.list().stream().map(Parameter::toString).toList().toString());
  }

  /** Writes the state and removes all but the newest files. */
  void write(RunState state) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("weights", flat(parameters.values()));
    tensors.put("best", flat(state.bestValues));
    List<float[]> arrays = memory.get();
    for (int i = 0; i < arrays.size(); i++) {
      tensors.put(OPTIMIZER + i, flat(arrays.get(i)));
    }
    Map<String, String> metadata = new LinkedHashMap<>(identity);
    metadata.put("state", state.toText());
    try {
      Files.createDirectories(folder);
      String name = String.format("epoch%06d-batch%08d%s", state.epoch, state.batch, ENDING);
      new TensorFile(tensors, metadata).write(folder.resolve(name));
      List<Path> files = newestFirst();
      for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
        Files.delete(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing a checkpoint to " + folder + " failed: " + e, e);
    }
  }

  private static Tensor flat(float[] values) {
    return new Tensor(values, values.length);
  }

  /**
   * Restores the newest state that is not damaged.
   *
   * @param refused hears a sentence for each that is
   * @return whether there was one
   * @throws IllegalArgumentException if it belongs to another run; names what differs
   */
  boolean restore(RunState state, Consumer<String> refused) {
    List<Path> files;
    try {
      files = newestFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading the folder " + folder + " failed: " + e, e);
    }
    for (Path file : files) {
      TensorFile content;
      try {
        content = TensorFile.read(file);
      } catch (ModelFormatException e) {
        refused.accept(Objects.requireNonNull(e.getMessage()));
        continue;
      }
      requireSameRun(file, content.metadata());
      apply(content, state);
      return true;
    }
    return false;
  }

  private void requireSameRun(Path file, Map<String, String> metadata) {
    for (Map.Entry<String, String> each : identity.entrySet()) {
      String found = metadata.get(each.getKey());
      if (!each.getValue().equals(found)) {
        throw new IllegalArgumentException(
            "The run in "
                + file
                + " cannot go on here: its "
                + each.getKey()
                + " is "
                + found
                + ", now it is "
                + each.getValue()
                + ".");
      }
    }
  }

  private void apply(TensorFile content, RunState state) {
    state.restore(Objects.requireNonNull(content.metadata().get("state")));
    copy(content, "weights", parameters.values());
    state.bestValues = Objects.requireNonNull(content.tensors().get("best")).data();
    List<float[]> arrays = memory.get();
    for (int i = 0; i < arrays.size(); i++) {
      copy(content, OPTIMIZER + i, arrays.get(i));
    }
  }

  private static void copy(TensorFile content, String name, float[] target) {
    float[] source = Objects.requireNonNull(content.tensors().get(name)).data();
    System.arraycopy(source, 0, target, 0, target.length);
  }

  private List<Path> newestFirst() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(each -> each.toString().endsWith(ENDING))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }
}
