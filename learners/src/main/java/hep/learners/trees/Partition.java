package hep.learners.trees;

import hep.learners.internal.kernels.Workers;
import java.util.ArrayList;
import java.util.List;

/** Rows in the order of the leaves; within a leaf they stay ascending. */
final class Partition {
  private static final int CHUNK = 1 << 14;

  private final Bins bins;
  private final int[] rows;
  private final int[] lefts;
  private final int[] rights;
  private final Workers workers;

  /** Of these rows, which it reorders. */
  Partition(Bins bins, int[] rows, Workers workers) {
    this.bins = bins;
    this.rows = rows;
    this.lefts = new int[rows.length];
    this.rights = new int[rows.length];
    this.workers = workers;
  }

  int[] rows() {
    return rows;
  }

  /** Part of the rows of a leaf: {@code toLeft} of them go left, from place {@code left} on. */
  private static final class Chunk {
    final int leaf;
    final int from;
    final int to;
    int toLeft;
    int left;
    int right;

    Chunk(int leaf, int from, int to) {
      this.leaf = leaf;
      this.from = from;
      this.to = to;
    }
  }

  /** Brings the rows that go left to the front of each leaf; returns where the right ones begin. */
  int[] split(int[] starts, int[] ends, List<Split> splits) {
    List<Chunk> chunks = new ArrayList<>();
    for (int leaf = 0; leaf < starts.length; leaf++) {
      for (int from = starts[leaf]; from < ends[leaf]; from += CHUNK) {
        chunks.add(new Chunk(leaf, from, Math.min(ends[leaf], from + CHUNK)));
      }
    }
    workers.run(
        chunks.size(),
        i -> {
          Chunk chunk = chunks.get(i);
          Split split = splits.get(chunk.leaf);
          chunk.toLeft =
              part(
                  rows,
                  chunk.from,
                  chunk.to,
                  bins.byColumn()[split.column()],
                  goingLeft(split),
                  lefts,
                  rights);
        });
    int[] middles = starts.clone();
    for (Chunk chunk : chunks) {
      chunk.left = middles[chunk.leaf];
      middles[chunk.leaf] += chunk.toLeft;
    }
    int[] next = middles.clone();
    for (Chunk chunk : chunks) {
      chunk.right = next[chunk.leaf];
      next[chunk.leaf] += chunk.to - chunk.from - chunk.toLeft;
    }
    workers.run(
        chunks.size(),
        i -> {
          Chunk chunk = chunks.get(i);
          System.arraycopy(lefts, chunk.from, rows, chunk.left, chunk.toLeft);
          int toRight = chunk.to - chunk.from - chunk.toLeft;
          System.arraycopy(rights, chunk.from, rows, chunk.right, toRight);
        });
    return middles;
  }

  /** 1 for each code that goes left. */
  private byte[] goingLeft(Split split) {
    byte[] goesLeft = new byte[256];
    for (int bin = 0; bin <= split.bin(); bin++) {
      goesLeft[bin] = 1;
    }
    goesLeft[bins.stride() - 1] = (byte) (split.missingLeft() ? 1 : 0);
    return goesLeft;
  }

  /** Without a branch, which would be wrong every other time. */
  private static int part(
      int[] rows, int from, int to, byte[] codes, byte[] goesLeft, int[] lefts, int[] rights) {
    int left = from;
    int right = from;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      int step = goesLeft[codes[row] & 0xff];
      lefts[left] = row;
      rights[right] = row;
      left += step;
      right += 1 - step;
    }
    return left - from;
  }
}
