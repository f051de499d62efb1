package hep.analysis.clusters;

import hep.rootio.Batch;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.Jagged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Turns events into columns: the branches of the tree {@code events}.
 *
 * @param layers of the calorimeter
 * @param frontMm distance of the front, for η and φ
 */
record ClusterTree(int layers, double frontMm) {
  static final String NAME = "events";
  static final String TITLE = "toy calorimeter: particles and clusters of cells, GeV and mm (toy)";

  /** One event. */
  record Entry(List<CalorimeterEvent.Incoming> particles, List<CellCluster> clusters) {}

  Batch columns(List<Entry> entries) {
    Batch batch = new Batch();
    Lists<CalorimeterEvent.Incoming> particles =
        new Lists<>(batch, entries.stream().map(Entry::particles).toList());
    particles.floats("particle_e", CalorimeterEvent.Incoming::energyGeV);
    particles.ints("particle_pdg", particle -> particle.kind().pdg());
    particles.floats("particle_x", CalorimeterEvent.Incoming::xMm);
    particles.floats("particle_y", CalorimeterEvent.Incoming::yMm);
    Lists<CellCluster> clusters =
        new Lists<>(batch, entries.stream().map(Entry::clusters).toList());
    clusters.floats("cluster_e", CellCluster::energyGeV);
    clusters.floats("cluster_eta", cluster -> asinh(cluster.xMm() / frontMm));
    clusters.floats("cluster_phi", cluster -> Math.atan(cluster.yMm() / frontMm));
    clusters.floats("cluster_em_fraction", CellCluster::electromagneticFraction);
    clusters.floats("cluster_x", CellCluster::xMm);
    clusters.floats("cluster_y", CellCluster::yMm);
    clusters.floats("cluster_width", CellCluster::widthMm);
    clusters.floats("cluster_depth", CellCluster::depthX0);
    clusters.ints("cluster_cells", CellCluster::cells);
    for (int l = 0; l < layers; l++) {
      int layer = l;
      clusters.floats("cluster_e_" + l, cluster -> cluster.layerGeV()[layer]);
    }
    clusters.floats("cluster_true_e", CellCluster::trueGeV);
    return batch;
  }

  private static double asinh(double x) {
    return Math.signum(x) * Math.log(Math.abs(x) + Math.sqrt(x * x + 1));
  }

  /** All objects of one kind, one after the other, with where each event's begin. */
  private static final class Lists<T> {
    private final Batch batch;
    private final List<T> all = new ArrayList<>();
    private final int[] offsets;

    Lists(Batch batch, List<List<T>> events) {
      this.batch = batch;
      offsets = new int[events.size() + 1];
      for (int i = 0; i < events.size(); i++) {
        all.addAll(events.get(i));
        offsets[i + 1] = all.size();
      }
    }

    void floats(String name, ToDoubleFunction<T> value) {
      float[] values = new float[all.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) value.applyAsDouble(all.get(i));
      }
      batch.column(name, new Jagged(offsets, new FloatColumn(values)));
    }

    void ints(String name, ToIntFunction<T> value) {
      batch.column(
          name, new Jagged(offsets, new IntColumn(all.stream().mapToInt(value).toArray())));
    }
  }
}
