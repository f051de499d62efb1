package hep.learners.trees;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random choices of rows and columns. */
final class Drawn {
  private Drawn() {}

  /** 0, 1, … count - 1. */
  static int[] all(int count) {
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /** A share of the numbers below {@code count}, at least one, ascending. */
  static int[] of(int count, double share, SplittableRandom random) {
    return of(all(count), share, random);
  }

  /** A share of some numbers, at least one, in their order. */
  static int[] of(int[] from, double share, SplittableRandom random) {
    if (share == 1) {
      return from;
    }
    int wanted = Math.max(1, (int) Math.round(share * from.length));
    int[] chosen = new int[wanted];
    int count = 0;
    for (int i = 0; i < from.length && count < wanted; i++) {
      if (random.nextInt(from.length - i) < wanted - count) {
        chosen[count++] = from[i];
      }
    }
    return chosen;
  }
}
