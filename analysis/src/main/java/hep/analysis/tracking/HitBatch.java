package hep.analysis.tracking;

import hep.learners.Tape;
import hep.learners.Var;
import hep.learners.train.Examples;

/**
 * Some events, each with one layer hidden.
 *
 * @param sample all events
 * @param guesses of the straight line for all events
 * @param events numbers of those that are here
 * @param hidden the layer that is hidden in each
 */
record HitBatch(HitSample sample, LineGuesses guesses, int[] events, int[] hidden) {
  /** Strips next to the true one that learn how far the track is from their middle. */
  private static final int NEIGHBOURS = 1;

  int size() {
    return events.length;
  }

  /** Every event once, with a layer hidden that follows from its number. */
  static Examples<HitBatch> once(HitSample sample, int... chosen) {
    return new Chosen(sample, LineGuesses.of(sample), chosen, 1);
  }

  /** Every event as often as there are layers, each time with another one hidden. */
  static Examples<HitBatch> everyLayer(HitSample sample, int... chosen) {
    return new Chosen(sample, LineGuesses.of(sample), chosen, sample.layers());
  }

  private record Chosen(HitSample sample, LineGuesses guesses, int[] chosen, int times)
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
      return new HitBatch(sample, guesses, events, hidden);
    }
  }

  /** The layer that is hidden in an event. */
  static int hiddenIn(HitSample sample, int event) {
    return (int) Math.floorMod((event * 0x9E3779B97F4A7C15L) >>> 32, (long) sample.layers());
  }

  /** Charges of the other layers: events x strips x channels. */
  Var partial(Tape tape) {
    return StripFeatures.of(tape, sample, guesses, events, hidden);
  }

  /** Charges of all layers: events x strips x channels. */
  Var whole(Tape tape) {
    int[] none = new int[events.length];
    java.util.Arrays.fill(none, StripFeatures.NONE);
    return StripFeatures.of(tape, sample, guesses, events, none);
  }

  /** 1 in the column of the hidden layer: events · strips x layers. */
  Var hiddenLayer(Tape tape) {
    Var y = tape.zeros(events.length * sample.strips(), sample.layers());
    for (int row = 0; row < y.rows(); row++) {
      y.data()[y.start() + row * sample.layers() + hidden[row / sample.strips()]] = 1;
    }
    return y;
  }

  /** Number of the strip that the track passes in the hidden layer. */
  Var strip(Tape tape) {
    Var y = tape.input(events.length, 1);
    for (int i = 0; i < events.length; i++) {
      y.data()[y.start() + i] = (float) Math.floor(sample.strip(events[i], hidden[i]));
    }
    return y;
  }

  /** How far the track is from the middle of each strip, in strips. */
  Var offset(Tape tape) {
    Var y = tape.zeros(events.length * sample.strips(), 1);
    fillNear(y, true);
    return y;
  }

  /** Positive at the true strip and its neighbours; the mean over all strips is 1. */
  Var nearness(Tape tape) {
    Var y = tape.zeros(events.length * sample.strips(), 1);
    fillNear(y, false);
    return y;
  }

  private void fillNear(Var y, boolean distance) {
    float weight = sample.strips() / (2f * NEIGHBOURS + 1);
    for (int i = 0; i < events.length; i++) {
      double place = sample.strip(events[i], hidden[i]);
      int middle = (int) Math.floor(place);
      for (int strip = middle - NEIGHBOURS; strip <= middle + NEIGHBOURS; strip++) {
        if (strip >= 0 && strip < sample.strips()) {
          y.data()[y.start() + i * sample.strips() + strip] =
              distance ? (float) (place - strip - 0.5) : weight;
        }
      }
    }
  }

  /** Logarithms of the gaps between line and nearest cluster: events x layers. */
  Var gaps(Tape tape) {
    Var y = tape.input(events.length, sample.layers());
    for (int i = 0; i < y.size(); i++) {
      int event = events[i / sample.layers()];
      double gap = guesses.gap()[event * sample.layers() + i % sample.layers()];
      y.data()[y.start() + i] = (float) Math.log(gap + 0.01);
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
