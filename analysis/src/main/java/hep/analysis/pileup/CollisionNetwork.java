package hep.analysis.pileup;

import hep.analysis.InputException;
import hep.analysis.features.Scaling;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SavedNetwork;
import hep.analysis.tasks.Training;
import hep.learners.Losses;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.train.Adam;
import hep.learners.train.Examples;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Schedule;
import hep.learners.train.Split;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import hep.validation.Measured;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A dense network from what was counted in a crossing to what a straight line in ρ leaves of the
 * number of its collisions.
 *
 * @param parameters weights
 * @param scaling of the inputs
 * @param line in ρ
 * @param scale the network's answer times that is added to the line
 * @param history of the training; empty where it was not trained here
 */
record CollisionNetwork(
    Parameters parameters,
    Mlp network,
    Scaling scaling,
    StraightLine line,
    double scale,
    Optional<History> history) {
  private static final int WIDTH = 32;
  private static final double TRAINING_SHARE = 0.85;
  private static final double RATE = 3e-3;
  private static final double DECAY = 1e-3;
  private static final double WARM_UP = 0.2;
  private static final String GROUP = "crossing";
  private static final String SCALE = "scale";
  private static final String LINE_RHO = "line_rho";
  private static final String LINE_COLLISIONS = "line_collisions";
  private static final String LINE_SLOPE = "line_slope";
  private static final double LEAST_SCALE = 1e-3;
  private static final double MOST = 1e6;
  private static final int RHO = Crossings.RHO;

  /** Crossings as the network sees them. */
  private record Rows(Tensor inputs, Tensor targets) implements Examples<Rows.Batch> {
    @Override
    public int size() {
      return inputs.rows();
    }

    @Override
    public Batch batch(int[] order, int from, int to) {
      return new Batch(this, order, from, to);
    }

    /** Some of them. */
    record Batch(Rows rows, int[] order, int from, int to) {
      Var inputs(Tape tape) {
        return tape.rows(rows.inputs, order, from, to);
      }

      Var targets(Tape tape) {
        return tape.rows(rows.targets, order, from, to);
      }
    }
  }

  private static CollisionNetwork untrained(
      long seed, Scaling scaling, StraightLine line, double scale) {
    Parameters parameters = Parameters.seeded(seed);
    Mlp network = Mlp.of(parameters, Activation.RELU, Crossings.NAMES.size(), WIDTH, WIDTH, 1);
    return new CollisionNetwork(parameters, network, scaling, line, scale, Optional.empty());
  }

  /** Trains by the squared error. */
  static CollisionNetwork train(Crossings crossings, int[] chosen, RunOptions options) {
    Tensor raw = rows(crossings);
    double[] rho = IntStream.of(chosen).mapToDouble(i -> crossings.input(i, RHO)).toArray();
    double[] truth = IntStream.of(chosen).mapToDouble(i -> crossings.collisions()[i]).toArray();
    StraightLine line = StraightLine.fit(rho, truth);
    double squares = 0;
    for (int i = 0; i < rho.length; i++) {
      squares += Math.pow(truth[i] - line.at(rho[i]), 2) / rho.length;
    }
    CollisionNetwork fresh =
        untrained(
            options.seed(),
            Scaling.fit(raw.data(), chosen, new boolean[Crossings.NAMES.size()]),
            line,
            Math.max(LEAST_SCALE, Math.sqrt(squares)));
    Rows all = fresh.examples(crossings);
    Split split = Split.of(chosen.length, TRAINING_SHARE, options.seed());
    TrainingSettings settings = options.training(32);
    History history =
        Training.fit(
            "collisions",
            new Trainer<Rows.Batch>(
                fresh.parameters,
                (tape, batch) ->
                    Losses.squared(fresh.network.apply(batch.inputs(tape)), batch.targets(tape)),
                Adam.withDecay(DECAY),
                Schedule.oneCycle(RATE, WARM_UP),
                settings),
            options,
            all.only(places(chosen, split.training())),
            all.only(places(chosen, split.validation())));
    return new CollisionNetwork(
        fresh.parameters, fresh.network, fresh.scaling, line, fresh.scale, Optional.of(history));
  }

  private static int[] places(int[] chosen, int... of) {
    return IntStream.of(of).map(i -> chosen[i]).toArray();
  }

  static Tensor rows(Crossings crossings) {
    return Tensor.rows(crossings.inputs());
  }

  private Rows examples(Crossings crossings) {
    Tensor inputs = rows(crossings);
    scaling.apply(inputs.data());
    Tensor targets = Tensor.zeros(crossings.size(), 1);
    for (int i = 0; i < crossings.collisions().length; i++) {
      double left = crossings.collisions()[i] - line.at(crossings.input(i, RHO));
      targets.data()[i] = (float) (left / scale);
    }
    return new Rows(inputs, targets);
  }

  /** Its estimates. */
  double[] collisions(Crossings crossings, int threads) {
    Tensor answers =
        Inference.predict(
            parameters,
            examples(crossings),
            (tape, batch) -> network.apply(batch.inputs(tape)),
            threads);
    double[] collisions = new double[crossings.size()];
    for (int i = 0; i < collisions.length; i++) {
      collisions[i] = line.at(crossings.input(i, RHO)) + scale * answers.data()[i];
    }
    return collisions;
  }

  /** The line and what is added to it. */
  SavedNetwork saved(InputGroup group) {
    return SavedNetwork.of(
        parameters,
        List.of(group, SavedNetwork.unscaled(group)),
        x -> {
          Var rho = x.getLast().columns(RHO, RHO + 1);
          double slope = line.at(1) - line.at(0);
          return network
              .apply(x.getFirst())
              .times((float) scale)
              .plus(rho.times((float) slope).plus((float) line.at(0)));
        });
  }

  /** As a file. */
  ModelFile toFile(String task, Provenance provenance) {
    return new ModelFile(
        task,
        Map.of(
            SCALE, Double.toString(scale),
            LINE_RHO, Double.toString(line.x0()),
            LINE_COLLISIONS, Double.toString(line.y0()),
            LINE_SLOPE, Double.toString(line.slope().value())),
        List.of(scaling.group(GROUP, false, Crossings.NAMES)),
        List.of("collisions"),
        provenance,
        ModelSummary.of(parameters, tape -> network.apply(tape.zeros(1, Crossings.NAMES.size()))),
        ModelFile.weightsOf(parameters));
  }

  /**
   * From a file.
   *
   * @throws InputException when it is of another task or does not fit
   */
  static CollisionNetwork of(ModelFile file, String task) {
    List<String> names = file.inputs().size() == 1 ? file.inputs().getFirst().names() : List.of();
    if (!file.task().equals(task) || !names.equals(Crossings.NAMES)) {
      throw new InputException(
          "the model is for the task '%s' with the inputs %s, not for '%s' with %s"
              .formatted(file.task(), names, task, Crossings.NAMES));
    }
    StraightLine line =
        new StraightLine(
            number(file, LINE_RHO),
            number(file, LINE_COLLISIONS),
            new Measured(number(file, LINE_SLOPE), Double.NaN));
    CollisionNetwork network =
        untrained(0, Scaling.of(file.inputs().getFirst()), line, number(file, SCALE));
    file.restore(network.parameters);
    return network;
  }

  private static double number(ModelFile file, String name) {
    String text = file.architecture().getOrDefault(name, "");
    try {
      double value = Double.parseDouble(text);
      if (Math.abs(value) <= MOST) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new InputException(
          "the model's setting '%s' should be a number, found '%s'".formatted(name, text), e);
    }
    throw new InputException(
        "the model's setting '%s' should lie within %s of 0, found %s".formatted(name, MOST, text));
  }
}
