package hep.analysis.autoencoder;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedModel;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What {@link Autoencoders} has saved; it gives the squared distance of each image from what comes
 * back.
 *
 * @param pixels of an image, scaled
 * @param scale of the pixels
 */
public record SavedAutoencoder(InputGroup pixels, double scale, Fitted fitted)
    implements SavedModel {
  static final String SCALE = "scale";
  private static final double MOST = 1e12;

  /**
   * From a file.
   *
   * @throws InputException where it does not fit
   */
  public static SavedAutoencoder of(ModelFile file) {
    ModelSettings.requireTask(file, Autoencoders.TASK);
    return new SavedAutoencoder(
        ModelSettings.group(file, "image"),
        ModelSettings.number(file, SCALE, 0, MOST),
        Fitted.of(file));
  }

  @Override
  public Predictions apply(List<String> input, int threads) {
    ImageSample images = fitted.requireSide(ImageSample.read(input), input).times(scale);
    Tensor back = fitted.images(ImageBatch.examples(images, Optional.empty(), 0), threads);
    return Predictions.applied(
        "error",
        AutoencoderReport.squaredErrors(back, images.pixels()),
        new Observables(List.of(), new double[0][]));
  }

  @Override
  public List<InputRows> inputs(List<String> input) {
    ImageSample images = fitted.requireSide(ImageSample.read(input), input).times(scale);
    return List.of(new InputRows(pixels.name(), pixels.names(), images.pixels()));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks() {
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put("images", fitted.saved(pixels));
    return networks;
  }
}
