package hep.analysis.digits;

import hep.analysis.features.ImageInputs;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SavedNetwork;
import hep.analysis.tasks.Training;
import hep.learners.Layer;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Split;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A network with its weights.
 *
 * @param network its form
 * @param side pixels on each side of its images
 * @param parameters the weights
 * @param layers from images to weighted inputs of the outputs
 */
record TrainedDigits(DigitNetwork network, int side, Parameters parameters, Layer layers) {
  /** The task's name in model files. */
  static final String TASK = "digit-classification";

  private static final double TRAINING_SHARE = 0.95;

  /** Untrained. */
  static TrainedDigits of(DigitNetwork network, int side, long seed) {
    Parameters parameters = Parameters.seeded(seed);
    return new TrainedDigits(network, side, parameters, network.build(parameters, side));
  }

  /** From a file. */
  static TrainedDigits of(ModelFile file) {
    TrainedDigits empty =
        of(
            DigitNetwork.named(file.architecture().getOrDefault("network", "")),
            (int) Math.round(Math.sqrt(file.group("image").inputs().size())),
            1);
    file.restore(empty.parameters);
    return empty;
  }

  /** Epochs that the network is given of those asked for. */
  int epochs(RunOptions options) {
    return Math.max(1, (int) Math.round(options.epochs() * network.fit().share()));
  }

  /** Learns; a twentieth of the images tells which epoch is best. */
  History fit(DigitSample sample, RunOptions options) {
    DigitNetwork.Fit fit = network.fit();
    TrainingSettings settings =
        options.training(fit.batch()).withEpochs(epochs(options)).withShards(fit.shards());
    Split split = Split.of(sample.size(), TRAINING_SHARE, options.seed());
    Trainer<DigitBatch> trainer =
        new Trainer<>(
            parameters,
            (tape, batch) -> network.loss(layers.apply(batch.images(tape)), tape, batch),
            fit.optimizer(),
            fit.schedule(),
            settings);
    return Training.fit(
        network.label(),
        trainer,
        options,
        DigitBatch.examples(sample, fit.reach()).only(split.training()),
        DigitBatch.examples(sample, 0).only(split.validation()));
  }

  /** Probabilities: images by classes. */
  double[][] probabilities(DigitSample sample, int threads) {
    BiFunction<Tape, DigitBatch, Var> model =
        (tape, batch) -> network.probabilities(layers.apply(batch.images(tape)));
    Tensor found = Inference.predict(parameters, DigitBatch.examples(sample, 0), model, threads);
    double[][] probabilities = new double[sample.size()][found.columns()];
    for (int i = 0; i < probabilities.length; i++) {
      double sum = 0;
      for (int c = 0; c < found.columns(); c++) {
        probabilities[i][c] = found.at(i, c);
        sum += found.at(i, c);
      }
      for (int c = 0; sum > 0 && c < found.columns(); c++) {
        probabilities[i][c] /= sum;
      }
    }
    return probabilities;
  }

  SavedNetwork saved(InputGroup pixels) {
    return SavedNetwork.ofRows(
        parameters,
        pixels,
        x -> {
          Var found = network.probabilities(layers.apply(x.reshape(x.rows(), side, side, 1)));
          Tensor ones = Tensor.zeros(found.columns(), 1);
          Arrays.fill(ones.data(), 1);
          Var sum = found.matmul(x.tape().constant(ones));
          return found.timesColumn(sum.log().times(-1).exp());
        });
  }

  /**
   * For saving.
   *
   * @param images that it learned from
   */
  ModelFile toFile(Provenance provenance, Tensor images) {
    return new ModelFile(
        TASK,
        Map.of("network", network.label()),
        List.of(ImageInputs.of("image", "pixel", "1", images)),
        DigitSample.CLASSES,
        provenance,
        ModelSummary.of(
            parameters, tape -> network.probabilities(layers.apply(tape.zeros(1, side, side, 1)))),
        ModelFile.weightsOf(parameters));
  }
}
