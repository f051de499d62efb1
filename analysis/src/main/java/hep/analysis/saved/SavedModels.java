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
import hep.analysis.generative.SavedShowers;
import hep.analysis.generative.ShowerFlow;
import hep.analysis.generative.ShowerGan;
import hep.analysis.generative.ShowerVae;
import hep.analysis.jets.tagging.SavedTagger;
import hep.analysis.nano.JetEnergy;
import hep.analysis.nano.NanoTagging;
import hep.analysis.output.Predictions;
import hep.analysis.pileup.PileUp;
import hep.analysis.pivot.Pivot;
import hep.analysis.pivot.SavedPivot;
import hep.analysis.quality.DataQuality;
import hep.analysis.quality.SavedQuality;
import hep.analysis.segmentation.Segmentation;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.SavedFlavour;
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
          Map.entry(ShowerGan.TASK, SavedShowers::of),
          Map.entry(ShowerVae.TASK, SavedShowers::of),
          Map.entry(ShowerFlow.TASK, SavedShowers::of),
          Map.entry(Pivot.TASK, SavedPivot::of));

  private static final String FLAVOUR = "flavour-tagging";
  private static final String SIGNAL = "signal-background";
  private static final String DIGITS = "digit-classification";
  private static final String PILE_UP = "pile-up";
  private static final String NANO = "nano-tagging";
  private static final String JET_ENERGY = "jet-energy";

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
          case FLAVOUR -> SavedFlavour.networks(file);
          case SIGNAL -> SignalBackground.networks(file);
          case DIGITS -> DigitClassification.networks(file);
          case PILE_UP -> PileUp.networks(file);
          case NANO -> NanoTagging.networks(file);
          case JET_ENERGY -> JetEnergy.networks(file);
          case Segmentation.TASK -> Segmentation.networks(file, side);
          default -> of(file).networks();
        };
    if (networks.isEmpty()) {
      throw new InputException(
          "the model of the task '%s' with the settings %s has no network that ONNX has a form for"
              .formatted(file.task(), file.architecture()));
    }
    return networks;
  }

  /**
   * What the networks of a model read of the entries of other files, before it is scaled.
   *
   * @throws InputException where model and files do not fit
   */
  public static List<InputRows> inputs(ModelFile file, List<String> input) {
    return switch (file.task()) {
      case FLAVOUR -> SavedFlavour.inputs(file, input);
      case SIGNAL -> SignalBackground.inputs(file, input);
      case DIGITS -> DigitClassification.inputs(file, input);
      case PILE_UP -> PileUp.inputs(file, input);
      case NANO -> NanoTagging.inputs(file, input);
      case JET_ENERGY -> JetEnergy.inputs(file, input);
      case Segmentation.TASK -> Segmentation.inputs(input);
      default -> of(file).inputs(input);
    };
  }
}
