package hep.analysis.quality;

import hep.analysis.autoencoder.Fitted;
import hep.analysis.autoencoder.ImageBatch;
import hep.analysis.autoencoder.ImageSample;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedModel;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What {@link DataQuality} has saved; it gives χ² of every map against what the network expects,
 * and against the reference.
 */
public final class SavedQuality implements SavedModel {
  /** Inputs of the network: counts over those expected. */
  private final InputGroup ratios;

  private final Fitted fitted;
  private final ReferenceTest reference;

  private SavedQuality(InputGroup ratios, Fitted fitted, ReferenceTest reference) {
    this.ratios = ratios;
    this.fitted = fitted;
    this.reference = reference;
  }

  /**
   * From a file.
   *
   * @throws hep.analysis.InputException where it does not fit
   */
  public static SavedQuality of(ModelFile file) {
    ModelSettings.requireTask(file, DataQuality.TASK);
    Map<String, Tensor> weights = new LinkedHashMap<>(file.weights());
    weights.remove(DataQuality.REFERENCE);
    ModelFile ofNetwork =
        new ModelFile(
            file.task(),
            file.architecture(),
            file.inputs(),
            file.outputs(),
            file.provenance(),
            file.summary(),
            weights);
    return new SavedQuality(
        ModelSettings.group(file, "ratios"),
        Fitted.of(ofNetwork),
        ReferenceTest.of(ModelSettings.tensor(file, DataQuality.REFERENCE)));
  }

  @Override
  public Predictions apply(List<String> input, int threads) {
    ImageSample maps = fitted.requireSide(ImageSample.read(input), input);
    Tensor expected =
        fitted.images(ImageBatch.examples(reference.ratios(maps), Optional.empty(), 0), threads);
    List<double[]> columns = new ArrayList<>();
    columns.add(reference.against(maps));
    return Predictions.applied(
        "chi2_net",
        reference.against(maps, expected),
        new Observables(List.of("chi2_reference"), columns.toArray(double[][]::new)));
  }

  @Override
  public List<InputRows> inputs(List<String> input) {
    ImageSample maps = fitted.requireSide(ImageSample.read(input), input);
    return List.of(new InputRows(ratios.name(), ratios.names(), reference.ratios(maps).pixels()));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks() {
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put("ratios", fitted.saved(ratios));
    return networks;
  }
}
