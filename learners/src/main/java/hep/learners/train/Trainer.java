package hep.learners.train;

import hep.learners.Parameters;
import hep.learners.internal.kernels.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fits weights to examples: epochs of shuffled batches, each split into a fixed number of shards
 * whose gradients are added in a fixed order.
 *
 * <p>The result depends on the settings, the seed and the examples, but not on the number of
 * threads: the same run gives the same bits. After the last epoch the weights are those of the
 * epoch that was best on the validation part, where there is one.
 *
 * @param <B> the form of a batch
 */
public final class Trainer<B> {
  private final Parameters parameters;
  private final List<Side<B>> sides;
  private final TrainingSettings settings;
  private ProgressListener listener = ProgressListener.silent();
  private BooleanSupplier stop = () -> false;
  private @Nullable Monitor monitor;
  private @Nullable Path folder;
  private @Nullable WeightAverage average;
  private boolean resume;

  /** A trainer of all weights below a prefix. */
  public Trainer(
      Parameters parameters,
      Objective<B> objective,
      Optimizer optimizer,
      Schedule schedule,
      TrainingSettings settings) {
    this(parameters, List.of(new Side<>(parameters, objective, optimizer, schedule, 1)), settings);
  }

  private Trainer(Parameters parameters, List<Side<B>> sides, TrainingSettings settings) {
    this.parameters = parameters;
    this.sides = sides;
    this.settings = settings;
  }

  /**
   * Returns a trainer whose sides take turns, batch by batch, as an adversary and its opponent do:
   * in each turn only the weights of that side change. The losses of the history and of the
   * validation are those of the first side. Without a {@link #monitor}, what is best on the
   * validation part is often not what a game is about: then train without one.
   *
   * @param parameters the store with the weights of all sides
   * @throws IllegalArgumentException if there are no sides
   */
  public static <B> Trainer<B> inTurn(
      Parameters parameters, List<Side<B>> sides, TrainingSettings settings) {
    if (sides.isEmpty()) {
      throw new IllegalArgumentException("A training has at least one side.");
    }
    return new Trainer<>(parameters, List.copyOf(sides), settings);
  }

  /** Sends progress to a listener; returns this. */
  public Trainer<B> listener(ProgressListener value) {
    listener = value;
    return this;
  }

  /** Asks before each batch whether to stop, and then ends the run in good order; returns this. */
  public Trainer<B> stopWhen(BooleanSupplier value) {
    stop = value;
    return this;
  }

  /** Lets this figure choose the best epoch, in place of the validation loss; returns this. */
  public Trainer<B> monitor(Monitor value) {
    monitor = value;
    return this;
  }

  /** Averages the weights along the run, and validates and leaves the average; returns this. */
  public Trainer<B> average(WeightAverage value) {
    average = value;
    return this;
  }

  /**
   * Keeps the newest three states of the run in a folder, one after each epoch and one where the
   * run is stopped; returns this.
   */
  public Trainer<B> checkpoints(Path value) {
    folder = value;
    return this;
  }

  /**
   * Goes on from the newest sound checkpoint, if there is one; the result has the same bits as that
   * of a run that was not interrupted. Number of examples, batches, seed, optimiser, schedule and
   * weights must be those of the run that is gone on with. Returns this.
   */
  public Trainer<B> resume() {
    resume = true;
    return this;
  }

  /**
   * Trains on all examples, for all epochs.
   *
   * @throws TrainingDivergedException if a loss is not finite
   * @throws IllegalArgumentException if there are no examples, or the run to resume is another one
   * @throws java.io.UncheckedIOException if a checkpoint cannot be written or read
   */
  public History fit(Examples<B> training) {
    return run(training, null);
  }

  /**
   * Trains, chooses the best epoch on the validation part and leaves its weights.
   *
   * @throws TrainingDivergedException if a loss is not finite
   * @throws IllegalArgumentException if there are no examples, or the run to resume is another one
   * @throws java.io.UncheckedIOException if a checkpoint cannot be written or read
   */
  public History fit(Examples<B> training, Examples<B> validation) {
    return run(training, validation);
  }

  private History run(Examples<B> training, @Nullable Examples<B> validation) {
    try (Workers workers = new Workers(settings.threads())) {
      return run(training, validation, workers);
    }
  }

  private History run(Examples<B> training, @Nullable Examples<B> validation, Workers workers) {
    if (training.size() == 0) {
      throw new IllegalArgumentException("There are no examples to train on.");
    }
    RunState state = new RunState();
    sides.forEach(side -> side.optimizer().begin(parameters.values().length));
    if (average != null) {
      average.begin(parameters);
    }
    Checkpoints checkpoints = checkpoints(training.size());
    if (resume && checkpoints != null) {
      checkpoints.restore(state, reason -> listener.hear(new Progress.CheckpointRefused(reason)));
    }
    Turns<B> turns = new Turns<>(parameters, sides, settings, workers);
    int batches = Math.ceilDiv(training.size(), settings.batchSize());
    Clock clock = new Clock(batches, settings.epochs(), state);
    listener.hear(
        new Progress.Started(
            state.epoch, settings.epochs(), batches, parameters.count(), settings.threads()));
    boolean stopped = false;
    while (!stopped && state.epoch < settings.epochs() && !isExhausted(state)) {
      stopped = !epoch(state, turns, training, batches, clock);
      if (!stopped) {
        endEpoch(state, validation, clock, workers);
      }
      if (checkpoints != null) {
        checkpoints.write(state);
      }
    }
    if (state.bestValues.length > 0) {
      System.arraycopy(state.bestValues, 0, parameters.values(), 0, state.bestValues.length);
    } else if (average != null) {
      average.swap(parameters);
    }
    Progress.Reason reason =
        stopped
            ? Progress.Reason.STOPPED
            : isExhausted(state) ? Progress.Reason.NO_IMPROVEMENT : Progress.Reason.ALL_EPOCHS;
    listener.hear(new Progress.Finished(state.history(), reason));
    return state.history();
  }

  private boolean isExhausted(RunState state) {
    return settings.patience() > 0 && state.sinceBest >= settings.patience();
  }

  private @Nullable Checkpoints checkpoints(int examples) {
    if (folder == null) {
      return null;
    }
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("examples", Integer.toString(examples));
    identity.put("batchSize", Integer.toString(settings.batchSize()));
    identity.put("shards", Integer.toString(settings.shards()));
    identity.put("seed", Long.toString(settings.seed()));
    identity.put("clipNorm", Double.toString(settings.clipNorm()));
    identity.put("optimizer", optimizers());
    identity.put("schedule", schedules());
    if (average != null) {
      identity.put("average", average.toString());
    }
    return new Checkpoints(folder, parameters, this::memory, identity);
  }

  private String optimizers() {
    return sides.stream()
        .map(side -> side.optimizer() + (sides.size() > 1 ? " for " + side.batches() : ""))
        .collect(Collectors.joining(", "));
  }

  /** A schedule of the caller's own does not print what it is. */
  private String schedules() {
    return sides.stream()
        .map(Side::schedule)
        .map(schedule -> schedule instanceof Record ? schedule.toString() : "own")
        .collect(Collectors.joining(", "));
  }

  private List<float[]> memory() {
    List<float[]> arrays = new ArrayList<>();
    sides.forEach(side -> arrays.addAll(side.optimizer().state()));
    if (average != null) {
      arrays.add(average.values());
    }
    return arrays;
  }

  /** Runs the rest of an epoch; returns whether it came to its end. */
  private boolean epoch(
      RunState state, Turns<B> turns, Examples<B> training, int batches, Clock clock) {
    int size = training.size();
    int[] order = Split.shuffled(size, settings.seed() * 0x9E3779B97F4A7C15L + state.epoch);
    while (state.batch < batches) {
      if (stop.getAsBoolean()) {
        return false;
      }
      int from = state.batch * settings.batchSize();
      int to = Math.min(size, from + settings.batchSize());
      int side = turns.next(state);
      double rate = rate(state, batches, side);
      double loss = turns.run(training, order, from, to, rate, state);
      if (average != null) {
        average.afterUpdate(parameters, state.updates);
      }
      if (side == 0) {
        state.lossSum += loss * (to - from);
        state.examplesSeen += to - from;
      }
      state.batch++;
      listener.hear(
          new Progress.BatchDone(
              state.epoch,
              settings.epochs(),
              state.batch - 1,
              batches,
              state.lossSum / Math.max(1, state.examplesSeen),
              rate,
              clock.secondsLeft(state)));
    }
    return true;
  }

  private double rate(RunState state, int batches, int side) {
    double epoch = state.epoch + (double) state.batch / batches;
    return sides.get(side).schedule().rate(epoch, settings.epochs(), state.epochs);
  }

  private void endEpoch(
      RunState state, @Nullable Examples<B> validation, Clock clock, Workers workers) {
    if (average != null) {
      average.afterEpoch(parameters, state.epoch);
      average.swap(parameters);
    }
    double validationLoss =
        validation == null
            ? Double.NaN
            : Inference.loss(parameters, sides.getFirst().objective(), validation, workers);
    double metric = monitor == null ? Double.NaN : monitor.value().getAsDouble();
    boolean improved = false;
    if (monitor != null) {
      improved = state.watch(metric, monitor.higherIsBetter(), parameters);
    } else if (validation != null) {
      improved = state.watch(validationLoss, false, parameters);
    } else {
      state.best = state.epoch;
    }
    if (average != null) {
      average.swap(parameters);
    }
    int batches = Math.max(1, state.batch);
    state.batch--;
    double rate = rate(state, batches, 0);
    History.Epoch done =
        new History.Epoch(
            state.epoch,
            state.lossSum / Math.max(1, state.examplesSeen),
            validationLoss,
            metric,
            rate,
            clock.epochSeconds());
    state.epochs.add(done);
    state.epoch++;
    state.batch = 0;
    state.lossSum = 0;
    state.examplesSeen = 0;
    String name = monitor == null ? "" : Objects.requireNonNull(monitor).name();
    listener.hear(
        new Progress.EpochDone(done, settings.epochs(), name, improved, clock.secondsLeft(state)));
  }
}
