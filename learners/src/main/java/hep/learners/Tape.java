package hep.learners;

import hep.learners.internal.kernels.Lanewise;
import hep.learners.internal.kernels.Noise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Records the steps of a computation and runs them backwards.
 *
 * <p>A tape belongs to one thread at a time and to one {@link Parameters} store. {@link #begin}
 * starts a batch and gives back the memory of the one before: no {@link Var} outlives it. Values
 * and gradients lie in two arenas, so a warm tape allocates only the small records of its steps. An
 * evaluation tape records nothing and has no gradients.
 */
public final class Tape {
  private static final float[] NONE = new float[0];

  private final Parameters parameters;
  private final boolean training;
  private final boolean tracing;
  private final Arena values = new Arena();
  private final Arena gradients = new Arena();
  private final List<Op> ops = new ArrayList<>();
  private float[] parameterGradients = NONE;
  private float[] scratch = NONE;
  private long seed;
  private long noiseStreams;

  private Tape(Parameters parameters, boolean training, boolean tracing) {
    this.parameters = parameters;
    this.training = training;
    this.tracing = tracing;
    begin(0, 0, 0);
  }

  /** Returns a tape that records, keeps gradients and applies dropout and batch statistics. */
  public static Tape training(Parameters parameters) {
    return new Tape(parameters, true, false);
  }

  /** Returns a tape that only computes values, with running statistics and without dropout. */
  public static Tape evaluation(Parameters parameters) {
    return new Tape(parameters, false, false);
  }

  /** Returns a tape that evaluates and keeps every step for a {@link Trace}. */
  static Tape tracing(Parameters parameters) {
    return new Tape(parameters, false, true);
  }

  /** Returns the store whose weights this tape uses. */
  public Parameters parameters() {
    return parameters;
  }

  /** Returns whether this tape records gradients. */
  public boolean isTraining() {
    return training;
  }

  /**
   * Starts a batch: forgets every step and value, and sets the gradients of the weights to zero.
   *
   * <p>The three numbers choose the noise that dropout and sampling draw, so that it depends on
   * neither thread nor scheduling.
   *
   * @param runSeed the seed of the run
   * @param step the number of the batch within the run
   * @param shard the part of the batch
   */
  public void begin(long runSeed, long step, int shard) {
    int size = training ? parameters.values().length : 0;
    begin(
        runSeed,
        step,
        shard,
        parameterGradients.length == size ? parameterGradients : new float[size]);
  }

  /**
   * Starts a batch as {@link #begin(long, long, int)} does, with the gradients of the weights in
   * the given array, so that one tape serves several shards in turn.
   *
   * @param into as long as {@link Parameters#values} on a training tape; it is set to zero
   */
  public void begin(long runSeed, long step, int shard, float[] into) {
    ops.clear();
    values.reset();
    gradients.reset();
    seed = (runSeed * 0x9E3779B97F4A7C15L + step) * 0xD1B54A32D192ED03L + shard;
    noiseStreams = 0;
    parameterGradients = into;
    Arrays.fill(into, 0);
  }

  /** Returns a value without a gradient that shares the tensor's array. */
  public Var constant(Tensor tensor) {
    return new Var(this, tensor.shape(), tensor.data(), 0, NONE, 0, "");
  }

  /**
   * Returns a value without a gradient whose content is undefined until the caller writes it,
   * through {@link Var#data} from {@link Var#start} on.
   */
  public Var input(int... shape) {
    values.reserve(Tensor.sizeOf(shape));
    return new Var(this, shape, values.block(), values.start(), NONE, 0, "");
  }

  /** Returns zeros without a gradient. */
  public Var zeros(int... shape) {
    Var y = input(shape);
    Arrays.fill(y.data(), y.start(), y.start() + y.size(), 0);
    return y;
  }

  /**
   * Returns independent normal numbers of mean 0 and width 1 without a gradient, on an evaluation
   * tape too; others at each call, chosen by the numbers given to {@link #begin}.
   */
  public Var gaussian(int... shape) {
    Var y = input(shape);
    Noise.gaussian(noiseSeed(), noiseStream(), 0, y.data(), y.start(), y.size());
    return y;
  }

  /** Returns independent numbers spread evenly over [0, 1), as {@link #gaussian} does. */
  public Var uniform(int... shape) {
    Var y = input(shape);
    Noise.uniform(noiseSeed(), noiseStream(), 0, y.data(), y.start(), y.size());
    return y;
  }

  /**
   * Returns rows of a matrix, chosen by {@code order[from … to−1]}, as a value without a gradient.
   */
  public Var rows(Tensor source, int[] order, int from, int to) {
    int columns = source.columns();
    Var y = input(to - from, columns);
    for (int i = from; i < to; i++) {
      System.arraycopy(
          source.data(), order[i] * columns, y.data(), y.start() + (i - from) * columns, columns);
    }
    return y;
  }

  /**
   * Returns a weight as a value whose gradient is this tape's own; without one where the weight is
   * frozen, and on an evaluation tape.
   *
   * @throws IllegalArgumentException if the weight belongs to another store
   * @throws IllegalStateException if it was declared after the batch began
   */
  public Var use(Parameter parameter) {
    if (parameter.store() != parameters.store()) {
      throw new IllegalArgumentException(
          "Weight " + parameter.name() + " does not belong to the store of this tape.");
    }
    boolean hasGradient =
        training && !parameter.isFrozen() && parameter.kind() == Parameter.Kind.WEIGHT;
    if (hasGradient && parameter.offset() + parameter.size() > parameterGradients.length) {
      throw new IllegalStateException(
          "Weight "
              + parameter.name()
              + " was declared after this tape began its batch; call begin again.");
    }
    return new Var(
        this,
        parameter.shape(),
        parameters.values(),
        parameter.offset(),
        hasGradient ? parameterGradients : NONE,
        parameter.offset(),
        parameter.name());
  }

  /**
   * Returns room for the output of an op whose inputs are given: with a gradient of zeros if one of
   * them has one. The value's content is undefined.
   */
  public Var output(boolean hasGradient, int... shape) {
    int size = Tensor.sizeOf(shape);
    values.reserve(size);
    if (!hasGradient) {
      return new Var(this, shape, values.block(), values.start(), NONE, 0, "");
    }
    gradients.reserve(size);
    Arrays.fill(gradients.block(), gradients.start(), gradients.start() + size, 0);
    return new Var(
        this, shape, values.block(), values.start(), gradients.block(), gradients.start(), "");
  }

  /** Keeps a step for the backward pass if its output has a gradient; returns the output. */
  public Var record(Op op) {
    if (tracing || op.output().hasGradient()) {
      ops.add(op);
    }
    return op.output();
  }

  /**
   * Adds an observation of a running statistic, which the trainer averages over the shards of a
   * batch.
   */
  void observe(Parameter statistic, Var value, float factor, float weight) {
    if (!statistic.isFrozen()) {
      int at = statistic.offset();
      Lanewise.axpy(
          factor * weight, value.data(), value.start(), parameterGradients, at, value.size());
      parameterGradients[at + statistic.size()] += weight;
    }
  }

  /** Returns working memory for the backward pass of one op, whose content is undefined. */
  float[] scratch(int size) {
    if (scratch.length < size) {
      scratch = new float[Math.max(size, 2 * scratch.length)];
    }
    return scratch;
  }

  /** Returns the number of an independent stream of noise, different at each call. */
  long noiseStream() {
    return noiseStreams++;
  }

  /** Returns the seed of this batch's noise. */
  long noiseSeed() {
    return seed;
  }

  /**
   * Runs the steps backwards from a scalar; the gradients of the weights then stand in {@link
   * #gradients}.
   */
  public void backward(Var loss) {
    backward(loss, 1);
  }

  /**
   * Runs the steps backwards from a scalar multiplied by a factor.
   *
   * @throws IllegalArgumentException if the loss is not a scalar of this tape with a gradient
   */
  public void backward(Var loss, float factor) {
    if (loss.tape() != this || loss.size() != 1 || !loss.hasGradient()) {
      throw new IllegalArgumentException(
          "A backward pass starts from a scalar on the same tape that depends on a weight, found "
              + loss
              + ".");
    }
    loss.gradient()[loss.gradientStart()] += factor;
    for (int i = ops.size() - 1; i >= 0; i--) {
      ops.get(i).backward();
    }
  }

  /**
   * Returns the gradients of the weights, laid out as {@link Parameters#values}; not a copy. Where
   * the store has a running statistic, its place holds the sum of what was observed and, one behind
   * it, the weight of the observations.
   */
  public float[] gradients() {
    return parameterGradients;
  }

  /** Returns a copy of the gradient of one weight. */
  public Tensor gradient(Parameter parameter) {
    int offset = parameter.offset();
    return new Tensor(
        Arrays.copyOfRange(parameterGradients, offset, offset + parameter.size()),
        parameter.shape());
  }

  /** Runs steps that a trace shall see as the one that is made of their value. */
  Var folded(Supplier<Var> steps, Function<Var, Op> whole) {
    int before = ops.size();
    Var value = steps.get();
    if (tracing) {
      ops.subList(before, ops.size()).clear();
      ops.add(whole.apply(value));
    }
    return value;
  }

  boolean isTracing() {
    return tracing;
  }

  /** Returns the steps recorded so far, in order. */
  List<Op> ops() {
    return Collections.unmodifiableList(ops);
  }

  /** Returns a description of the first step whose value is infinite or not a number. */
  public Optional<String> firstNonFinite() {
    for (Op op : ops) {
      if (!op.output().isFinite()) {
        return Optional.of(op.toString());
      }
    }
    return Optional.empty();
  }
}
