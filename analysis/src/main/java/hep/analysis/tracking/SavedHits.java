package hep.analysis.tracking;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedModel;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.model.ModelFile;
import hep.learners.train.Examples;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * What {@link MissingHit} has saved; it gives the probability that a hit is missing, and the place
 * in the layer that is hidden in each event.
 */
public final class SavedHits implements SavedModel {
  private static final int MOST = 100_000;

  private final HitSample chamber;
  private final HitFiller networks;

  private SavedHits(HitSample chamber, HitFiller networks) {
    this.chamber = chamber;
    this.networks = networks;
  }

  /**
   * From a file.
   *
   * @throws InputException where it does not fit
   */
  public static SavedHits of(ModelFile file) {
    ModelSettings.requireTask(file, MissingHit.TASK);
    HitSample chamber =
        new HitSample(
            ModelSettings.whole(file, "layers", 3, 100),
            ModelSettings.whole(file, "strips", 1, MOST),
            ModelSettings.number(file, "pitch_mm", 0, MOST),
            ModelSettings.number(file, "spacing_mm", 0, MOST),
            new float[0],
            new float[0],
            new boolean[0],
            new int[0]);
    HitFiller networks = new HitFiller(chamber, 0);
    ModelSettings.restore(networks.parameters(), file.weights());
    return new SavedHits(chamber, networks);
  }

  @Override
  public Predictions apply(List<String> input, int threads) {
    HitSample sample = HitSample.unlabelled(input, chamber.layers());
    MissingHit.requireSame(chamber, sample, String.join(", ", input));
    int[] events = IntStream.range(0, sample.size()).toArray();
    Examples<HitBatch> examples = HitBatch.once(sample, events);
    double[] hidden =
        Arrays.stream(events).mapToDouble(event -> HitBatch.hiddenIn(sample, event)).toArray();
    return Predictions.applied(
        "missing",
        Arrays.stream(networks.verdicts(examples, threads))
            .map(logit -> 1 / (1 + Math.exp(-logit)))
            .toArray(),
        new Observables(
            List.of("net_strip", "hidden_layer"),
            new double[][] {networks.places(examples, threads), hidden}));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks() {
    SequencedMap<String, SavedNetwork> all = new LinkedHashMap<>();
    all.put("missing", networks.saved());
    return all;
  }

  @Override
  public List<InputRows> inputs(List<String> input) {
    HitSample sample = HitSample.unlabelled(input, chamber.layers());
    MissingHit.requireSame(chamber, sample, String.join(", ", input));
    return List.of(networks.inputs(sample));
  }
}
