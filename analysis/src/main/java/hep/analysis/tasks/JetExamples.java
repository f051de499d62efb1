package hep.analysis.tasks;

import hep.analysis.features.Inputs;
import hep.learners.Segments;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.train.Examples;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Jets with their tracks, scaled.
 *
 * @param jets inputs of the jets
 * @param tracks inputs of the tracks of all jets, one after the other
 * @param offsets jet i owns the tracks offsets[i] to offsets[i + 1] - 1
 * @param labels class of each jet, as one column
 * @param weights as one column
 * @param origins where each track comes from, by {@link hep.analysis.toy.Origin#code()}; empty
 *     where that is not known
 * @param mirror which of the four mirrors shows the jets; {@link #RANDOM} for one drawn anew each
 *     time
 */
record JetExamples(
    Inputs jets,
    Inputs tracks,
    int[] offsets,
    Tensor labels,
    Tensor weights,
    int[] origins,
    int mirror)
    implements Examples<JetExamples.Batch> {
  /** Another mirror for each jet and each time it is shown. */
  static final int RANDOM = -1;

  /** How many mirrors there are; number 0 shows the jets as they are. */
  static final int MIRRORS = 4;

  /** The same jets in another mirror. */
  JetExamples in(int otherMirror) {
    return new JetExamples(jets, tracks, offsets, labels, weights, origins, otherMirror);
  }

  @Override
  public int size() {
    return offsets.length - 1;
  }

  @Override
  public Batch batch(int[] order, int from, int to) {
    return new Batch(this, order, from, to);
  }

  /**
   * A drawn mirror depends on the jet and on its place in the shuffled order, so it changes from
   * epoch to epoch.
   */
  private int mirror(int jet, int place) {
    if (mirror != RANDOM) {
      return mirror;
    }
    long bits = (jet * 0x9E3779B97F4A7C15L) ^ ((place + 1) * 0xBF58476D1CE4E5B9L);
    bits = (bits ^ (bits >>> 30)) * 0x94D049BB133111EBL;
    return (int) (bits >>> 62);
  }

  /** Some of the jets. */
  record Batch(JetExamples examples, int[] order, int from, int to) implements ClassBatch {
    /** Jets by inputs. */
    Var jets(Tape tape) {
      Var rows = tape.input(to - from, examples.jets.columns());
      float[][] signs = signs(examples.jets);
      for (int i = from; i < to; i++) {
        fill(rows, i - from, examples.jets, order[i], signs[examples.mirror(order[i], i)]);
      }
      return rows;
    }

    /** Tracks of all these jets by inputs. */
    Var tracks(Tape tape) {
      int[] starts = starts();
      Var rows = tape.input(starts[to - from], examples.tracks.columns());
      float[][] signs = signs(examples.tracks);
      for (int i = from; i < to; i++) {
        int first = examples.offsets[order[i]];
        float[] turned = signs[examples.mirror(order[i], i)];
        for (int row = starts[i - from]; row < starts[i - from + 1]; row++) {
          fill(rows, row, examples.tracks, first + row - starts[i - from], turned);
        }
      }
      return rows;
    }

    /** Origins of the tracks, in the order of {@link #tracks}; none where they are not known. */
    int[] origins() {
      if (examples.origins.length == 0) {
        return examples.origins;
      }
      return IntStream.range(from, to)
          .flatMap(i ->
              Arrays.stream(
                  examples.origins, examples.offsets[order[i]], examples.offsets[order[i] + 1]))
          .toArray();
    }

    /** Which rows of {@link #tracks} belong to which jet. */
    Segments segments() {
      return Segments.of(starts());
    }

    private int[] starts() {
      int[] starts = new int[to - from + 1];
      for (int i = from; i < to; i++) {
        starts[i - from + 1] =
            starts[i - from] + examples.offsets[order[i] + 1] - examples.offsets[order[i]];
      }
      return starts;
    }

    /** Signs of the columns in each of the four mirrors. */
    private static float[][] signs(Inputs inputs) {
      return new float[][] {
        inputs.signs(false, false),
        inputs.signs(true, false),
        inputs.signs(false, true),
        inputs.signs(true, true)
      };
    }

    private static void fill(Var rows, int row, Inputs inputs, int source, float[] signs) {
      int columns = inputs.columns();
      int at = rows.start() + row * columns;
      for (int column = 0; column < columns; column++) {
        rows.data()[at + column] = signs[column] * inputs.values()[source * columns + column];
      }
    }

    @Override
    public Var labels(Tape tape) {
      return tape.rows(examples.labels, order, from, to);
    }

    @Override
    public Var weights(Tape tape) {
      return tape.rows(examples.weights, order, from, to);
    }
  }
}
