package hep.analysis.saved;

import hep.analysis.InputException;
import hep.analysis.anomaly.AnomalySearch;
import hep.analysis.anomaly.SavedAnomaly;
import hep.analysis.autoencoder.Autoencoders;
import hep.analysis.autoencoder.SavedAutoencoder;
import hep.analysis.calorimeter.EnergyRegression;
import hep.analysis.calorimeter.ParticleIdentification;
import hep.analysis.calorimeter.SavedEnergies;
import hep.analysis.calorimeter.SavedParticles;
import hep.analysis.digits.DigitClassification;
import hep.analysis.energyflow.EnergyFlow;
import hep.analysis.energyflow.SavedFlow;
import hep.analysis.jets.tagging.SavedTagger;
import hep.analysis.output.Predictions;
import hep.analysis.pileup.PileUp;
import hep.analysis.pivot.Pivot;
import hep.analysis.pivot.SavedPivot;
import hep.analysis.quality.DataQuality;
import hep.analysis.quality.SavedQuality;
import hep.analysis.segmentation.Segmentation;
import hep.analysis.tasks.SavedModel;
import hep.analysis.tasks.SavedNetwork;
import hep.analysis.tasks.SignalBackground;
import hep.analysis.tracking.MissingHit;
import hep.analysis.tracking.SavedHits;
import hep.learners.model.ModelFile;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which class builds the saved model of which task again. */
public final class SavedModels {
  private static final Map<String, Function<ModelFile, SavedModel>> KNOWN =
      Map.ofEntries(
          Map.entry(SavedTagger.TASK, SavedTagger::of),
          Map.entry(EnergyRegression.TASK, SavedEnergies::of),
          Map.entry(ParticleIdentification.TASK, SavedParticles::of),
          Map.entry(Autoencoders.TASK, SavedAutoencoder::of),
          Map.entry(DataQuality.TASK, SavedQuality::of),
          Map.entry(AnomalySearch.TASK, SavedAnomaly::of),
          Map.entry(MissingHit.TASK, SavedHits::of),
          Map.entry(EnergyFlow.TASK, SavedFlow::of),
          Map.entry(Pivot.TASK, SavedPivot::of));

  private SavedModels() {}

  /** Tasks whose models can be built again here. */
  public static List<String> tasks() {
    return KNOWN.keySet().stream().sorted().toList();
  }

  /** Whether {@link #of} knows the task. */
  public static boolean knows(String task) {
    return KNOWN.containsKey(task);
  }

  /**
   * Builds a model again.
   *
   * @throws InputException where its task is none of {@link #tasks}, or it does not fit
   */
  public static SavedModel of(ModelFile file) {
    Function<ModelFile, SavedModel> open = KNOWN.get(file.task());
    if (open == null) {
      throw new InputException(
          "the model is of the task '%s'; known here are %s".formatted(file.task(), tasks()));
    }
    return open.apply(file);
  }

  /**
   * What a model says of the entries of other files.
   *
   * @throws InputException where model and files do not fit
   */
  public static Predictions apply(ModelFile file, List<String> input, int threads) {
    return of(file).apply(input, threads);
  }

  /**
   * The networks of a model by name, to be written in another form.
   *
   * @param side pixels along each side of the images, where the model takes any size
   * @throws InputException where its task has none, or it does not fit
   */
  public static SequencedMap<String, SavedNetwork> networks(ModelFile file, int side) {
    SequencedMap<String, SavedNetwork> networks =
        switch (file.task()) {
          case "signal-background" -> SignalBackground.networks(file);
          case "digit-classification" -> DigitClassification.networks(file);
          case "pile-up" -> PileUp.networks(file);
          case Segmentation.TASK -> Segmentation.networks(file, side);
          default -> {
            if (!knows(file.task())) {
              throw new InputException(
                  "models of the task '%s' are not exported; those of %s are"
                      .formatted(file.task(), exported()));
            }
            yield of(file).networks();
          }
        };
    if (networks.isEmpty()) {
      throw new InputException(
          "the model of the task '%s' with the settings %s has no network that ONNX has a form for"
              .formatted(file.task(), file.architecture()));
    }
    return networks;
  }

  private static List<String> exported() {
    return Stream.concat(
            KNOWN.keySet().stream(),
            Stream.of("signal-background", "digit-classification", "pile-up", Segmentation.TASK))
        .sorted()
        .toList();
  }
}
