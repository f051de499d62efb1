package hep.learners;

import hep.learners.layers.Activation;
import hep.learners.layers.AttentionPooling;
import hep.learners.layers.BatchNorm;
import hep.learners.layers.Bidirectional;
import hep.learners.layers.Convolution;
import hep.learners.layers.Dense;
import hep.learners.layers.DenseSkip;
import hep.learners.layers.Dropout;
import hep.learners.layers.EdgeConvolution;
import hep.learners.layers.Embedding;
import hep.learners.layers.GatedRecursiveCell;
import hep.learners.layers.GradientReversal;
import hep.learners.layers.Gru;
import hep.learners.layers.LayerNorm;
import hep.learners.layers.LocallyConnected;
import hep.learners.layers.Lstm;
import hep.learners.layers.MinibatchDiscrimination;
import hep.learners.layers.MixtureDensity;
import hep.learners.layers.Mlp;
import hep.learners.layers.Pooling;
import hep.learners.layers.RecursiveCell;
import hep.learners.layers.Residual;
import hep.learners.layers.ResponseNorm;
import hep.learners.layers.Rnn;
import hep.learners.layers.SelfAttention;
import hep.learners.layers.SpectralDense;
import hep.learners.layers.TransformerBlock;
import hep.learners.layers.TransposedConvolution;
import hep.learners.models.SetTransformer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One row a layer or learner: how it is made, and its output for 16 sets of elements.
 *
 * <p>Each gives 3 values a set, after a dense layer where it does not do so itself.
 */
final class LearnerTable {
  /** From elements (rows by 6), their sets and features (sets by 4) to sets by 3. */
  interface Forward {
    Var apply(Var elements, Segments sets, Var features);
  }

  record Row(String name, Function<Parameters, Forward> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  private LearnerTable() {}

  static List<Row> rows() {
    return List.of(
        ofFeatures("Dense", p -> Dense.of(p, 4, 16)),
        ofFeatures("Mlp", p -> Mlp.of(p, Activation.TANH, 4, 16, 16)),
        ofFeatures("Activation", p -> Dense.of(p, 4, 16).then(Activation.LEAKY_RELU)),
        ofFeatures(
            "Dropout", p -> Dense.of(p, 4, 16).then(Activation.GELU).then(new Dropout(0.05f))),
        ofFeatures(
            "BatchNorm",
            p -> Dense.of(p.in("first"), 4, 16).then(BatchNorm.of(p, 16)).then(Activation.RELU)),
        ofFeatures(
            "LayerNorm",
            p -> Dense.of(p.in("first"), 4, 16).then(LayerNorm.of(p, 16)).then(Activation.SIGMOID)),
        ofElements("SelfAttention", p -> SelfAttention.of(p, 16, 4), (x, sets) -> sets.mean(x)),
        ofElements(
            "TransformerBlock",
            p -> TransformerBlock.of(p, 16, 2, 32, 0),
            (x, sets) -> sets.max(x)),
        ofElements("AttentionPooling", p -> AttentionPooling.of(p, 16), (x, sets) -> x),
        ofElements("Lstm", p -> Lstm.of(p, 16, 16), (x, sets) -> sets.mean(x)),
        ofElements("Gru", p -> Gru.of(p, 16, 16, true), (x, sets) -> sets.max(x)),
        ofElements("Rnn", p -> Rnn.of(p, 16, 16).truncated(3), (x, sets) -> sets.mean(x)),
        ofElements(
            "Bidirectional",
            p ->
                new Bidirectional(
                    Rnn.of(p.in("forwards"), 16, 8), Gru.of(p.in("backwards"), 16, 8, true)),
            (x, sets) -> sets.mean(x)),
        ofElements("RecursiveCell", p -> asTrees(RecursiveCell.of(p, 16, 16)), (x, sets) -> x),
        ofElements(
            "GatedRecursiveCell", p -> asTrees(GatedRecursiveCell.of(p, 16, 16)), (x, sets) -> x),
        ofImages(
            "Convolution", p -> Convolution.of(p, Window.same(3, 3), 8, 1).then(Pooling.flatten())),
        ofImages(
            "TransposedConvolution",
            p ->
                TransposedConvolution.of(p, Window.valid(2, 2).step(2, 2), 8, 4)
                    .then(Activation.TANH)
                    .then(Pooling.mean(4, 4))
                    .then(Pooling.flatten())),
        ofImages(
            "Pooling",
            p ->
                Convolution.of(p, Window.valid(2, 2), 8, 16)
                    .then(Activation.RELU)
                    .then(Pooling.max(3, 3))
                    .then(Pooling.globalMean())),
        ofImages(
            "LocallyConnected",
            p ->
                LocallyConnected.of(p, Window.valid(3, 3), new int[] {4, 4}, 8, 4)
                    .then(Pooling.flatten())),
        ofImages(
            "ResponseNorm",
            p ->
                Convolution.of(p, Window.valid(3, 3), 8, 4)
                    .then(new ResponseNorm(3, 1, 0.5f, 1))
                    .then(Pooling.flatten())),
        ofFeatures(
            "Embedding",
            p -> {
              Embedding embedding = Embedding.of(p.in("kinds"), 4, 8);
              Dense dense = Dense.of(p.in("dense"), 4, 8);
              return x -> {
                float[] kinds = new float[x.rows()];
                for (int row = 0; row < kinds.length; row++) {
                  kinds[row] = Math.abs((int) (10 * x.data()[x.start() + row * 4])) % 4;
                }
                Var kind = x.tape().constant(new Tensor(kinds, kinds.length, 1));
                return embedding.apply(kind).beside(dense.apply(x).tanh());
              };
            }),
        ofFeatures(
            "Residual",
            p ->
                Dense.of(p.in("first"), 4, 16)
                    .then(new Residual(Dense.of(p.in("inner"), 16, 16).then(Activation.RELU)))),
        ofFeatures(
            "DenseSkip", p -> new DenseSkip(Dense.of(p.in("inner"), 4, 12).then(Activation.RELU))),
        ofFeatures(
            "MinibatchDiscrimination",
            p ->
                Dense.of(p.in("first"), 4, 12)
                    .then(Activation.TANH)
                    .then(MinibatchDiscrimination.of(p.in("near"), 12, 4, 3))),
        // Twice reversed is not reversed.
        ofFeatures(
            "GradientReversal",
            p ->
                Dense.of(p.in("first"), 4, 16)
                    .then(Activation.TANH)
                    .then(new GradientReversal(1))
                    .then(new GradientReversal(1))),
        ofFeatures(
            "MixtureDensity",
            p ->
                Dense.of(p.in("first"), 4, 16)
                    .then(Activation.TANH)
                    .then(MixtureDensity.of(p.in("head"), 16, 5))
                    .then(x -> x.beside(x.columns(0, 1)))),
        ofFeatures(
            "SpectralDense",
            p -> SpectralDense.of(p, 4, 16).then(Activation.RELU).then(x -> x.times(3))),
        ofElements(
            "EdgeConvolution",
            p -> {
              // An element alone in its set has no edge, so its own values are added.
              SetLayer edges = new EdgeConvolution(Dense.of(p, 32, 16).then(Activation.RELU), 2);
              return (x, sets) -> x.plus(edges.apply(x, sets));
            },
            (x, sets) -> sets.max(x)),
        new Row(
            "SetTransformer",
            p -> {
              SetTransformer model =
                  SetTransformer.of(p, new SetTransformer.Size(6, 4, 16, 4, 2, 3, 0));
              return model::apply;
            }));
  }

  private static Row ofFeatures(String name, Function<Parameters, Layer> make) {
    return new Row(
        name,
        p -> {
          Layer layer = make.apply(p.in("layer")).then(Dense.of(p.in("last"), 16, 3));
          return (elements, sets, features) -> layer.apply(features);
        });
  }

  /**
   * Makes a tree of each set, in which the first rows are the leaves; an even last row is left out.
   */
  private static SetLayer asTrees(TreeLayer layer) {
    return (x, sets) -> {
      List<int[]> left = new ArrayList<>();
      List<int[]> right = new ArrayList<>();
      List<Integer> rows = new ArrayList<>();
      for (int set = 0; set < sets.count(); set++) {
        int leaves = (sets.size(set) + 1) / 2;
        int[] l = new int[2 * leaves - 1];
        int[] r = new int[2 * leaves - 1];
        for (int node = 0; node < l.length; node++) {
          rows.add(sets.start(set) + node);
          l[node] = node < leaves ? TreeLevels.NONE : 2 * (node - leaves);
          r[node] = node < leaves ? TreeLevels.NONE : l[node] + 1;
        }
        left.add(l);
        right.add(r);
      }
      int[] chosen = rows.stream().mapToInt(Integer::intValue).toArray();
      return layer.apply(x.gather(chosen), TreeLevels.of(left, right));
    };
  }

  /** Makes images of 4 by 4 pixels and 8 channels of the features first. */
  private static Row ofImages(String name, Function<Parameters, Layer> make) {
    return ofFeatures(
        name,
        p -> {
          Layer first = Dense.of(p.in("first"), 4, 128).then(Activation.TANH);
          return first.then(x -> x.reshape(x.rows(), 4, 4, 8)).then(make.apply(p));
        });
  }

  private static Row ofElements(
      String name, Function<Parameters, SetLayer> make, BiFunction<Var, Segments, Var> pool) {
    return new Row(
        name,
        p -> {
          Dense first = Dense.of(p.in("first"), 6, 16);
          SetLayer layer = make.apply(p.in("layer"));
          Dense last = Dense.of(p.in("last"), 16, 3);
          return (elements, sets, features) ->
              last.apply(pool.apply(layer.apply(first.apply(elements).tanh(), sets), sets));
        });
  }
}
