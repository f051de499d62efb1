package hep.learners;

import hep.learners.internal.kernels.CacheLines;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory for one batch: values are handed out one after the other and all given back at once.
 *
 * <p>When a batch did not fit the first block, the next {@link #reset} replaces the blocks by one
 * that is large enough, so after a few batches nothing is allocated any more.
 */
final class Arena {
  /**
   * Blocks above this size are kept apart instead of merged, so that no array comes near the limit
   * of the JVM.
   */
  private static final int LARGEST_MERGE = 1 << 28;

  private final List<float[]> blocks = new ArrayList<>();
  private float[] block = new float[0];
  private int used = CacheLines.FIRST;
  private int start;

  /**
   * Reserves room for {@code size} floats in {@link #block()} from {@link #start()}; the content is
   * undefined.
   */
  void reserve(int size) {
    int rounded = CacheLines.roundUp(size);
    if (rounded > block.length - used) {
      block = CacheLines.array(Math.max(rounded, Math.min(LARGEST_MERGE, 2 * block.length)));
      blocks.add(block);
      used = CacheLines.FIRST;
    }
    start = used;
    used += rounded;
  }

  /** Returns the array of the last reservation. */
  float[] block() {
    return block;
  }

  /** Returns the first index of the last reservation. */
  int start() {
    return start;
  }

  /** Gives everything back. */
  void reset() {
    if (blocks.size() > 1) {
      long total = 0;
      for (float[] each : blocks) {
        total += each.length;
      }
      if (total <= LARGEST_MERGE) {
        blocks.clear();
        blocks.add(CacheLines.array((int) total));
      }
      block = blocks.getFirst();
    }
    used = CacheLines.FIRST;
  }
}
