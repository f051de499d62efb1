package hep.learners.onnx;

import hep.learners.Tensor;
import hep.learners.trees.BoostedTrees;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** Boosted trees as a {@code TreeEnsembleRegressor}. */
final class OnnxTrees {
  private OnnxTrees() {}

  static String write(OnnxGraph graph, BoostedTrees trees, String x) {
    Map<String, Tensor> stored = trees.tensors();
    float[] column = data(stored, "column");
    float[] threshold = data(stored, "threshold");
    float[] left = data(stored, "left");
    float[] missing = data(stored, "missing");
    float[] start = data(stored, "start");
    int nodes = column.length;
    long[] tree = new long[nodes];
    long[] number = new long[nodes];
    int at = 0;
    float[] sizes = data(stored, "sizes");
    for (int t = 0; t < sizes.length; t++) {
      for (int node = 0; node < (int) sizes[t]; node++, at++) {
        tree[at] = t;
        number[at] = node;
      }
    }
    int[] leaves =
        java.util.stream.IntStream.range(0, nodes).filter(node -> column[node] < 0).toArray();
    String[] modes = new String[nodes];
    float[] values = new float[nodes];
    long[] features = new long[nodes];
    long[] yes = new long[nodes];
    long[] no = new long[nodes];
    long[] missingYes = new long[nodes];
    for (int node = 0; node < nodes; node++) {
      boolean leaf = column[node] < 0;
      modes[node] = leaf ? "LEAF" : "BRANCH_LEQ";
      if (!leaf) {
        values[node] = threshold[node];
        features[node] = (long) column[node];
        yes[node] = (long) left[node];
        no[node] = (long) left[node] + 1;
        missingYes[node] = (long) missing[node];
      }
    }
    int outputs = trees.outputs();
    float[] weights = new float[leaves.length];
    long[] targets = new long[leaves.length];
    for (int i = 0; i < leaves.length; i++) {
      weights[i] = threshold[leaves[i]];
      targets[i] = tree[leaves[i]] % outputs;
    }
    String output = graph.fresh("margins");
    graph.node(
        "TreeEnsembleRegressor",
        "ai.onnx.ml",
        a ->
            a.numbers("nodes_treeids", tree)
                .numbers("nodes_nodeids", number)
                .numbers("nodes_featureids", features)
                .texts("nodes_modes", modes)
                .reals("nodes_values", values)
                .numbers("nodes_truenodeids", yes)
                .numbers("nodes_falsenodeids", no)
                .numbers("nodes_missing_value_tracks_true", missingYes)
                .numbers("target_treeids", Arrays.stream(leaves).mapToLong(i -> tree[i]).toArray())
                .numbers(
                    "target_nodeids", Arrays.stream(leaves).mapToLong(i -> number[i]).toArray())
                .numbers("target_ids", targets)
                .reals("target_weights", weights)
                .number("n_targets", outputs)
                .reals("base_values", Arrays.copyOfRange(start, 1, start.length))
                .text("aggregate_function", "SUM")
                .text("post_transform", "NONE"),
        new String[] {output},
        x);
    return output;
  }

  private static float[] data(Map<String, Tensor> stored, String name) {
    return Objects.requireNonNull(stored.get(name), name).data();
  }
}
