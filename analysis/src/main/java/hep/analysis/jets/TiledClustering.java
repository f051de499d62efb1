package hep.analysis.jets;

import java.util.Arrays;

/**
 * Generalised kt for many particles: neighbours are sought in tiles around a particle only
 * (Cacciari, Salam, Soyez, arXiv:1111.6097, section 3), tiles that lie further than the best so far
 * are passed over, and the smallest d_ij stands at the top of a tournament.
 */
final class TiledClustering {
  private final History history;
  private final TileGrid grid;
  private final double r2;
  private final int[] node;
  private final double[] rapidity;
  private final double[] phi;
  private final double[] factor;
  private final int[] neighbour;
  private final double[] distance;
  private final int[] row;
  private final int[] column;
  private final int[] next;
  private final int[] previous;
  private final int[] head;

  /** Bound on the neighbour distances in a tile: what is further off concerns nobody in it. */
  private final double[] widest;

  private final Tournament ranking;

  TiledClustering(History history, double radius, int reach) {
    this.history = history;
    r2 = radius * radius;
    int n = history.particles;
    double[] y = new double[n];
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      y[i] = history.rapidity(i);
      lowest = Math.min(lowest, y[i]);
      highest = Math.max(highest, y[i]);
    }
    grid = new TileGrid(radius, reach, lowest, highest);
    node = new int[n];
    rapidity = new double[n];
    phi = new double[n];
    factor = new double[n];
    neighbour = new int[n];
    distance = new double[n];
    row = new int[n];
    column = new int[n];
    next = new int[n];
    previous = new int[n];
    head = new int[grid.tiles()];
    widest = new double[grid.tiles()];
    Arrays.fill(head, -1);
    fillInTileOrder(y);
    double[] d = new double[n];
    for (int i = 0; i < n; i++) {
      find(i);
      widen(i);
      d[i] = rank(i);
    }
    ranking = new Tournament(d, n);
  }

  /**
   * Gives neighbouring particles neighbouring slots, so that a tile's particles share cache lines.
   */
  private void fillInTileOrder(double[] y) {
    int n = history.particles;
    double[] f = new double[n];
    int[] tile = new int[n];
    int[] start = new int[grid.tiles() + 1];
    for (int i = 0; i < n; i++) {
      f[i] = history.phi(i);
      tile[i] = grid.row(y[i]) * grid.columns + grid.column(f[i]);
      start[tile[i] + 1]++;
    }
    for (int t = 0; t < grid.tiles(); t++) {
      start[t + 1] += start[t];
    }
    for (int i = 0; i < n; i++) {
      place(start[tile[i]]++, i, y[i], f[i]);
    }
  }

  private void place(int slot, int content, double y, double f) {
    node[slot] = content;
    rapidity[slot] = y;
    phi[slot] = f;
    factor[slot] = history.factor(content);
    int r = grid.row(y);
    int c = grid.column(f);
    row[slot] = r;
    column[slot] = c;
    int tile = r * grid.columns + c;
    int first = head[tile];
    next[slot] = first;
    previous[slot] = -1;
    if (first >= 0) {
      previous[first] = slot;
    }
    head[tile] = slot;
  }

  private void remove(int slot) {
    int before = previous[slot];
    int after = next[slot];
    if (before < 0) {
      head[row[slot] * grid.columns + column[slot]] = after;
    } else {
      next[before] = after;
    }
    if (after >= 0) {
      previous[after] = before;
    }
  }

  void run() {
    for (int left = history.particles; left > 0; left--) {
      int a = ranking.index();
      double least = ranking.least();
      int b = neighbour[a];
      if (b < 0) {
        history.finish(node[a], least / r2);
        remove(a);
        ranking.set(a, Double.POSITIVE_INFINITY);
      } else {
        join(a, b, least);
      }
    }
  }

  private void join(int a, int b, double least) {
    int joined = history.join(node[a], node[b], least / r2);
    remove(a);
    remove(b);
    ranking.set(a, Double.POSITIVE_INFINITY);
    int rowA = row[a];
    int columnA = column[a];
    double yA = rapidity[a];
    double fA = phi[a];
    int rowB = row[b];
    int columnB = column[b];
    double yB = rapidity[b];
    double fB = phi[b];
    node[b] = joined;
    // Whoever pointed at a or b looks again before the new one is in the tiles; the new one then
    // offers itself to all around it.
    replace(rowA, columnA, yA, fA, a, b);
    replace(rowB, columnB, yB, fB, a, b);
    place(b, joined, history.rapidity(joined), history.phi(joined));
    offer(b);
  }

  /** All near a vanished particle that had {@code a} or {@code b} as neighbour look again. */
  private void replace(int r, int c, double y, double f, int a, int b) {
    int from = Math.max(0, r - grid.reach);
    int to = Math.min(grid.rows - 1, r + grid.reach);
    for (int other = from; other <= to; other++) {
      double dy = grid.toRow(y, r, other);
      for (int offset = -grid.reach; offset <= grid.reach; offset++) {
        double dphi = grid.toColumn(f, c, offset);
        int tile = other * grid.columns + grid.wrap(c + offset);
        if (dy * dy + dphi * dphi > widest[tile]) {
          continue;
        }
        for (int i = head[tile]; i >= 0; i = next[i]) {
          if (neighbour[i] == a || neighbour[i] == b) {
            find(i);
            widen(i);
            ranking.set(i, rank(i));
          }
        }
      }
    }
  }

  /** The new particle finds its neighbour and becomes that of those to whom it is the nearest. */
  private void offer(int slot) {
    double y = rapidity[slot];
    double f = phi[slot];
    int r = row[slot];
    int c = column[slot];
    double best = r2;
    int bestAt = -1;
    int from = Math.max(0, r - grid.reach);
    int to = Math.min(grid.rows - 1, r + grid.reach);
    for (int other = from; other <= to; other++) {
      double dy = grid.toRow(y, r, other);
      for (int offset = -grid.reach; offset <= grid.reach; offset++) {
        double dphi = grid.toColumn(f, c, offset);
        int tile = other * grid.columns + grid.wrap(c + offset);
        double gap = dy * dy + dphi * dphi;
        if (gap > best && gap > widest[tile]) {
          continue;
        }
        for (int i = head[tile]; i >= 0; i = next[i]) {
          if (i == slot) {
            continue;
          }
          double dist = Kinematics.deltaR2(y, f, rapidity[i], phi[i]);
          if (dist < best) {
            best = dist;
            bestAt = i;
          }
          if (dist < distance[i]) {
            distance[i] = dist;
            neighbour[i] = slot;
            ranking.set(i, rank(i));
          }
        }
      }
    }
    distance[slot] = best;
    neighbour[slot] = bestAt;
    widen(slot);
    ranking.set(slot, rank(slot));
  }

  private void find(int slot) {
    double y = rapidity[slot];
    double f = phi[slot];
    int r = row[slot];
    int c = column[slot];
    distance[slot] = r2;
    neighbour[slot] = -1;
    searchTile(slot, r * grid.columns + c);
    int from = Math.max(0, r - grid.reach);
    int to = Math.min(grid.rows - 1, r + grid.reach);
    for (int other = from; other <= to; other++) {
      double dy = grid.toRow(y, r, other);
      if (dy * dy > distance[slot]) {
        continue;
      }
      for (int offset = -grid.reach; offset <= grid.reach; offset++) {
        double dphi = grid.toColumn(f, c, offset);
        if (dy * dy + dphi * dphi <= distance[slot] && (other != r || offset != 0)) {
          searchTile(slot, other * grid.columns + grid.wrap(c + offset));
        }
      }
    }
  }

  private void searchTile(int slot, int tile) {
    double y = rapidity[slot];
    double f = phi[slot];
    double best = distance[slot];
    int bestAt = neighbour[slot];
    for (int i = head[tile]; i >= 0; i = next[i]) {
      double dist = Kinematics.deltaR2(y, f, rapidity[i], phi[i]);
      if (dist < best && i != slot) {
        best = dist;
        bestAt = i;
        if (dist == 0.0) { // none is nearer; of many identical particles not all are looked at
          break;
        }
      }
    }
    distance[slot] = best;
    neighbour[slot] = bestAt;
  }

  private void widen(int slot) {
    int tile = row[slot] * grid.columns + column[slot];
    if (distance[slot] > widest[tile]) {
      widest[tile] = distance[slot];
    }
  }

  private double rank(int slot) {
    int j = neighbour[slot];
    double f = j >= 0 && factor[j] < factor[slot] ? factor[j] : factor[slot];
    return distance[slot] * f;
  }
}
