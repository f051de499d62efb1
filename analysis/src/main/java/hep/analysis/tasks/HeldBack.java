package hep.analysis.tasks;

import hep.learners.train.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What one member of an ensemble learns from and what it is judged by.
 *
 * @param used numbers of the examples it learns from
 * @param held numbers of the others, a fifth or less
 */
record HeldBack(int[] used, int[] held) {
  private static final int FEWEST_PARTS = 5;

  /** Another part for each member; all depends on the seed only. */
  static List<HeldBack> of(int size, int members, long seed) {
    int parts = Math.max(FEWEST_PARTS, members);
    int[] order = Split.shuffled(size, seed);
    List<HeldBack> all = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      int part = member;
      all.add(
          new HeldBack(
              places(order, i -> i % parts != part), places(order, i -> i % parts == part)));
    }
    return all;
  }

  private static int[] places(int[] order, IntPredicate wanted) {
    int[] places = new int[order.length];
    int count = 0;
    for (int i = 0; i < order.length; i++) {
      if (wanted.test(order[i])) {
        places[count++] = i;
      }
    }
    return Arrays.copyOf(places, count);
  }
}
