package hep.analysis.energyflow;

import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedModel;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** What {@link EnergyFlow} has saved; it gives the neutral energy of every event in GeV. */
public final class SavedFlow implements SavedModel {
  /** Setting of a model file: what energies are divided by. */
  static final String FACTOR = "factor";

  private static final int MOST = 1024;

  private final int levels;
  private final int filters;
  private final double factor;
  private final ModelFile file;

  private SavedFlow(int levels, int filters, double factor, ModelFile file) {
    this.levels = levels;
    this.filters = filters;
    this.factor = factor;
    this.file = file;
  }

  /**
   * From a file.
   *
   * @throws hep.analysis.InputException where it does not fit
   */
  public static SavedFlow of(ModelFile file) {
    ModelSettings.requireTask(file, EnergyFlow.TASK);
    SavedFlow saved =
        new SavedFlow(
            ModelSettings.whole(file, "levels", 1, 10),
            ModelSettings.whole(file, "filters", 1, MOST),
            ModelSettings.number(file, FACTOR, Double.MIN_NORMAL, MOST),
            file);
    saved.network();
    return saved;
  }

  private FlowNetwork network() {
    FlowNetwork network =
        FlowNetwork.of(ToyOverlaps.geometry(), new EnergyFlow(levels, filters, 1), 0);
    ModelSettings.restore(network.parameters(), file.weights());
    return network;
  }

  @Override
  public Predictions apply(List<String> input, int threads) {
    OverlapSample sample = OverlapSample.unlabelled(input);
    int[] events = IntStream.range(0, sample.size()).toArray();
    float[][][] shares = network().shares(sample, events, threads);
    double[] energies =
        IntStream.of(events).mapToDouble(i -> sample.neutralGeV(i, shares[i]) / factor).toArray();
    return Predictions.applied(
        "neutral_energy",
        energies,
        new Observables(List.of("track_p"), new double[][] {sample.track()[0]}));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks() {
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    FlowNetwork network = network();
    int side = ToyOverlaps.geometry().layers().getFirst().columns();
    int channels = network.network().plan().channels();
    int layers = channels - 1;
    Tensor parts = Tensor.zeros(side * side * layers, 1);
    for (int i = 0; i < parts.data().length; i++) {
      parts.data()[i] =
          OverlapImages.part(ToyOverlaps.geometry().layers().get(i % layers), side)
              / (float) factor;
    }
    networks.put(
        "neutral_energy",
        SavedNetwork.ofRows(
            network.parameters(),
            group(side, channels),
            x -> {
              Var shares =
                  network
                      .network()
                      .apply(x.reshape(x.rows(), side, side, channels))
                      .reshape(x.rows(), side * side * layers)
                      .sigmoid();
              Var seen =
                  x.reshape(x.rows() * side * side, channels)
                      .columns(0, layers)
                      .reshape(x.rows(), side * side * layers);
              return OverlapImages.energies(seen).times(shares).matmul(x.tape().constant(parts));
            }));
    return networks;
  }

  private static InputGroup group(int side, int channels) {
    List<Input> pixels =
        IntStream.range(0, side * side * channels)
            .mapToObj(i ->
                Input.named("pixel" + i / channels + "_" + i % channels)
                    .in("ln(1 + E / 20 MeV) / 5"))
            .toList();
    return new InputGroup("images", false, pixels);
  }

  @Override
  public List<InputRows> inputs(List<String> input) {
    OverlapSample sample = OverlapSample.unlabelled(input);
    int side = OverlapImages.side(sample);
    int channels = OverlapImages.channels(sample);
    int[] events = IntStream.range(0, sample.size()).toArray();
    Tensor pixels =
        OverlapImages.of(sample, events)
            .batch(events, 0, events.length)
            .pixels(Tape.evaluation(Parameters.seeded(0)))
            .value();
    return List.of(
        new InputRows(
            "images",
            group(side, channels).names(),
            new Tensor(pixels.data(), events.length, side * side * channels)));
  }
}
