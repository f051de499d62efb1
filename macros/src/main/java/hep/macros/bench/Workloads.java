package hep.macros.bench;

import hep.learners.Layer;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Segments;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.Window;
import hep.learners.layers.Activation;
import hep.learners.layers.Convolution;
import hep.learners.layers.Dense;
import hep.learners.layers.Lstm;
import hep.learners.layers.Mlp;
import hep.learners.layers.Pooling;
import hep.learners.layers.TransformerBlock;
import hep.learners.train.Adam;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Table;
import hep.learners.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The networks of the table. Labels are random, so that no network learns them by heart; inputs are
 * normal deviates.
 */
public final class Workloads {
  private static final int CLASSES = 3;

  /** Floats of the inputs, if that makes at least two batches. */
  private static final int FLOATS = 1 << 22;

  private Workloads() {}

  /** Returns all of them. */
  public static List<Workload> all() {
    return List.of(
        dense(32, 1),
        dense(1024, 8),
        smallImages(),
        JetTrees.workload(),
        recurrent(),
        attention(),
        wideImages());
  }

  private static Workload dense(int batch, int shards) {
    return new Workload(
        "dense 40-128-128-64-3, " + batch + " rows",
        "mlp",
        batch,
        shards,
        false,
        true,
        classifier(batch, 40, p -> plain(Mlp.of(p, Activation.RELU, 40, 128, 128, 64, CLASSES))));
  }

  private static BiFunction<Tape, Var, Var> plain(Layer network) {
    return (_, x) -> network.apply(x);
  }

  private static Workload smallImages() {
    return new Workload(
        "images 25x25, 32 and 64 filters 3x3, 128 images",
        "cnn",
        128,
        16,
        true,
        true,
        classifier(
            128,
            25 * 25,
            p -> {
              Layer network =
                  Layer.sequence(
                      Convolution.of(p.in("first"), Window.valid(3, 3), 1, 32),
                      Activation.RELU,
                      Pooling.max(2, 2),
                      Convolution.of(p.in("second"), Window.valid(3, 3), 32, 64),
                      Activation.RELU,
                      Pooling.max(2, 2),
                      Pooling.flatten(),
                      Dense.of(p.in("head"), 4 * 4 * 64, CLASSES));
              return (_, x) -> network.apply(x.reshape(x.rows(), 25, 25, 1));
            }));
  }

  private static Workload recurrent() {
    return new Workload(
        "LSTM of width 64 over 15 tracks x 10, 256 jets",
        "lstm",
        256,
        4,
        false,
        true,
        classifier(
            256,
            15 * 10,
            p -> {
              Lstm lstm = Lstm.of(p.in("lstm"), 10, 64);
              Dense head = Dense.of(p.in("head"), 64, CLASSES);
              return (_, x) -> {
                int[] last = new int[x.rows()];
                Arrays.setAll(last, jet -> jet * 15 + 14);
                Segments jets = Segments.equal(x.rows(), 15);
                Var states = lstm.apply(x.reshape(x.rows() * 15, 10), jets);
                return head.apply(states.gather(last));
              };
            }));
  }

  private static Workload attention() {
    return new Workload(
        "attention block of width 64, 4 heads, 40 tracks, 256 jets",
        "attention",
        256,
        8,
        false,
        true,
        classifier(
            256,
            40 * 64,
            p -> {
              TransformerBlock block = TransformerBlock.of(p.in("block"), 64, 4, 256, 0);
              Dense head = Dense.of(p.in("head"), 64, CLASSES);
              return (_, x) -> {
                Segments jets = Segments.equal(x.rows(), 40);
                return head.apply(jets.mean(block.apply(x.reshape(x.rows() * 40, 64), jets)));
              };
            }));
  }

  private static Workload wideImages() {
    Window window = Window.same(3, 3);
    return new Workload(
        "two convolutions 3x3, 128 channels, 64x64, 2 images",
        "wide",
        2,
        2,
        true,
        true,
        training(
            2,
            64 * 64 * 128,
            p -> {
              Layer network =
                  Layer.sequence(
                      Convolution.of(p.in("first"), window, 128, 128),
                      Convolution.of(p.in("second"), window, 128, 128));
              return (tape, rows) -> {
                Var x = rows.features(tape);
                return network.apply(x.reshape(x.rows(), 64, 64, 128)).mean();
              };
            }));
  }

  private static Workload.Training classifier(
      int batch, int features, Function<Parameters, BiFunction<Tape, Var, Var>> made) {
    return training(
        batch,
        features,
        parameters -> {
          BiFunction<Tape, Var, Var> network = made.apply(parameters);
          return (tape, rows) ->
              Losses.crossEntropy(network.apply(tape, rows.features(tape)), rows.targets(tape));
        });
  }

  private static Workload.Training training(
      int batch, int features, Function<Parameters, Objective<Table.Batch>> made) {
    return (settings, listener, stop) -> {
      // Many batches an epoch where they are small, as the end of an epoch costs something too.
      int examples = batch * Math.clamp(FLOATS / (batch * features), 2, 64);
      Random random = new Random(1);
      Tensor inputs = Tensor.zeros(examples, features);
      for (int i = 0; i < inputs.data().length; i++) {
        inputs.data()[i] = (float) random.nextGaussian();
      }
      int[] labels = new int[examples];
      Arrays.setAll(labels, _ -> random.nextInt(CLASSES));
      Parameters parameters = Parameters.seeded(1);
      Objective<Table.Batch> objective = made.apply(parameters);
      new Trainer<>(parameters, objective, new Adam(), Schedule.constant(1e-3), settings)
          .listener(listener)
          .stopWhen(stop)
          .fit(Table.labelled(inputs, labels));
    };
  }
}
