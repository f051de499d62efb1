package hep.analysis.tracking;

import hep.learners.Tape;
import hep.learners.Var;
import hep.learners.train.Examples;
import java.util.Arrays;

/**
 * Some events, each with one layer hidden.
 *
 * @param sample all events
 * @param lines straight lines that are tried, for all events
 * @param events numbers of those that are here
 * @param hidden the layer that is hidden in each
 */
record HitBatch(HitSample sample, LineCandidates lines, int[] events, int[] hidden) {
  private static final float ABSENT = -30;

  int size() {
    return events.length;
  }

  /** Every event once, with a layer hidden that follows from its number. */
  static Examples<HitBatch> once(HitSample sample, int... chosen) {
    return new Chosen(sample, LineCandidates.of(sample), chosen, 1);
  }

  /** Every event as often as there are layers, each time with another one hidden. */
  static Examples<HitBatch> everyLayer(HitSample sample, int... chosen) {
    return new Chosen(sample, LineCandidates.of(sample), chosen, sample.layers());
  }

  private record Chosen(HitSample sample, LineCandidates lines, int[] chosen, int times)
      implements Examples<HitBatch> {
    @Override
    public int size() {
      return chosen.length * times;
    }

    @Override
    public HitBatch batch(int[] order, int from, int to) {
      int[] events = new int[to - from];
      int[] hidden = new int[to - from];
      for (int i = from; i < to; i++) {
        events[i - from] = chosen[order[i] / times];
        int layer = hiddenIn(sample, events[i - from]) + order[i] % times;
        hidden[i - from] = layer % sample.layers();
      }
      return new HitBatch(sample, lines, events, hidden);
    }
  }

  /** The layer that is hidden in an event. */
  static int hiddenIn(HitSample sample, int event) {
    return (int) Math.floorMod((event * 0x9E3779B97F4A7C15L) >>> 32, (long) sample.layers());
  }

  /** Features of the lines through the other layers: events · lines x columns. */
  Var partial(Tape tape) {
    return features(tape, hidden);
  }

  /** Features of the lines through all layers: events · lines x columns. */
  Var whole(Tape tape) {
    int[] none = new int[events.length];
    Arrays.fill(none, sample.layers());
    return features(tape, none);
  }

  private Var features(Tape tape, int[] without) {
    int columns = LineCandidates.columns(sample.layers());
    int block = LineCandidates.MOST * columns;
    Var y = tape.input(events.length * LineCandidates.MOST, columns);
    for (int i = 0; i < events.length; i++) {
      System.arraycopy(
          lines.features(),
          lines.index(events[i], without[i]) * block,
          y.data(),
          y.start() + i * block,
          block);
    }
    return y;
  }

  /** How far each line lies from the first one in the hidden layer: events x lines. */
  Var places(Tape tape) {
    Var y = tape.input(events.length, LineCandidates.MOST);
    for (int i = 0; i < y.size(); i++) {
      int event = i / LineCandidates.MOST;
      int at = lines.index(events[event], hidden[event]) * LineCandidates.MOST;
      y.data()[y.start() + i] = lines.place()[at + i % LineCandidates.MOST] - lines.place()[at];
    }
    return y;
  }

  /** Large and negative where there are fewer lines: events x lines. */
  Var absent(Tape tape) {
    Var y = tape.input(events.length, LineCandidates.MOST);
    for (int i = 0; i < y.size(); i++) {
      int event = i / LineCandidates.MOST;
      boolean there =
          i % LineCandidates.MOST < lines.count()[lines.index(events[event], hidden[event])];
      y.data()[y.start() + i] = there ? 0 : ABSENT;
    }
    return y;
  }

  /** Place of the first line of an event in its hidden layer, in strips. */
  double first(int i) {
    return lines.place()[lines.index(events[i], hidden[i]) * LineCandidates.MOST];
  }

  /** How far the track lies from the first line in the hidden layer, in strips. */
  Var correction(Tape tape) {
    Var y = tape.input(events.length, 1);
    for (int i = 0; i < events.length; i++) {
      y.data()[y.start() + i] = (float) (sample.strip(events[i], hidden[i]) - first(i));
    }
    return y;
  }

  /** 1 where the track left no hit in some layer. */
  Var missing(Tape tape) {
    Var y = tape.input(events.length, 1);
    for (int i = 0; i < events.length; i++) {
      y.data()[y.start() + i] = sample.missing(events[i]) ? 1 : 0;
    }
    return y;
  }
}
