package hep.analysis.digits;

import hep.learners.Tape;
import hep.learners.Var;
import hep.learners.train.Examples;

/**
 * Some images.
 *
 * @param sample all of them
 * @param reach images are moved by up to so many pixels, anew each time they are shown
 */
record DigitBatch(DigitSample sample, int reach, int[] order, int from, int to) {
  /** The images as examples, moved by up to {@code reach} pixels. */
  static Examples<DigitBatch> examples(DigitSample sample, int reach) {
    return new Examples<>() {
      @Override
      public int size() {
        return sample.size();
      }

      @Override
      public DigitBatch batch(int[] order, int from, int to) {
        return new DigitBatch(sample, reach, order, from, to);
      }
    };
  }

  int size() {
    return to - from;
  }

  /** Images x side x side x 1. */
  Var images(Tape tape) {
    int side = sample.side();
    return pixels(tape).reshape(size(), side, side, 1);
  }

  /** Images by pixels. */
  Var pixels(Tape tape) {
    if (reach == 0) {
      return tape.rows(sample.pixels(), order, from, to);
    }
    int side = sample.side();
    Var rows = tape.zeros(size(), side * side);
    for (int i = from; i < to; i++) {
      // A move depends on the image and on its place in the shuffled order, so it changes from
      // epoch to epoch.
      long bits = (order[i] * 0x9E3779B97F4A7C15L) ^ ((i + 1) * 0xBF58476D1CE4E5B9L);
      bits = (bits ^ (bits >>> 30)) * 0x94D049BB133111EBL;
      int choices = 2 * reach + 1;
      int right = (int) ((bits >>> 40) % choices) - reach;
      int down = (int) ((bits >>> 48) % choices) - reach;
      moved(
          order[i] * side * side,
          right,
          down,
          rows.data(),
          rows.start() + (i - from) * side * side);
    }
    return rows;
  }

  private void moved(int at, int right, int down, float[] into, int first) {
    int side = sample.side();
    float[] pixels = sample.pixels().data();
    int width = side - Math.abs(right);
    for (int y = Math.max(0, down); y < Math.min(side, side + down); y++) {
      System.arraycopy(
          pixels,
          at + (y - down) * side + Math.max(0, -right),
          into,
          first + y * side + Math.max(0, right),
          width);
    }
  }

  /** The digits, one a row. */
  Var labels(Tape tape) {
    Var labels = tape.input(size());
    for (int i = from; i < to; i++) {
      labels.data()[labels.start() + i - from] = sample.labels()[order[i]];
    }
    return labels;
  }

  /** 1 at the digit, 0 elsewhere: images by classes. */
  Var oneHot(Tape tape) {
    int classes = DigitSample.CLASSES.size();
    Var rows = tape.zeros(size(), classes);
    for (int i = from; i < to; i++) {
      rows.data()[rows.start() + (i - from) * classes + sample.labels()[order[i]]] = 1;
    }
    return rows;
  }
}
