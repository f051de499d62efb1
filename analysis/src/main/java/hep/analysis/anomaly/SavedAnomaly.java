package hep.analysis.anomaly;

import hep.analysis.InputException;
import hep.analysis.autoencoder.Autoencoder;
import hep.analysis.autoencoder.ImageSample;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SavedModel;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What {@link AnomalySearch} has saved; it gives the error of each jet's image. */
public final class SavedAnomaly implements SavedModel {
  private static final int MOST = 4096;

  private final InputGroup pixels;
  private final int side;
  private final AnomalyNetwork network;

  private SavedAnomaly(InputGroup pixels, int side, AnomalyNetwork network) {
    this.pixels = pixels;
    this.side = side;
    this.network = network;
  }

  /**
   * From a file.
   *
   * @throws InputException where it does not fit
   */
  public static SavedAnomaly of(ModelFile file) {
    ModelSettings.requireTask(file, AnomalySearch.TASK);
    int side = ModelSettings.whole(file, "side", 1, MOST);
    AnomalyNetwork network =
        new AnomalyNetwork(
            Autoencoder.Kind.named(ModelSettings.text(file, "kind")),
            side,
            ModelSettings.whole(file, "latent", 1, MOST),
            RunOptions.defaults());
    ModelSettings.restore(network.parameters(), file.weights());
    return new SavedAnomaly(ModelSettings.group(file, "image"), side, network);
  }

  @Override
  public Predictions apply(List<String> input, int threads) {
    ImageSample images = read(input);
    return Predictions.applied(
        "error",
        network.errors(new JetImages(images, new double[images.size()])),
        new Observables(List.of(), new double[0][]));
  }

  @Override
  public List<InputRows> inputs(List<String> input) {
    return List.of(new InputRows(pixels.name(), pixels.names(), read(input).pixels()));
  }

  private ImageSample read(List<String> input) {
    ImageSample images = JetImages.unlabelled(input);
    if (images.side() != side) {
      throw new InputException(
          "%s: images of %d pixels along each side; the model has learned from %d"
              .formatted(String.join(", ", input), images.side(), side));
    }
    return images;
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks() {
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put("images", SavedNetwork.ofRows(network.parameters(), pixels, network::images));
    return networks;
  }
}
