package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedModel;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What {@link EnergyRegression} has saved: the learners and what brings their answer to closure.
 */
public final class SavedEnergies implements SavedModel {
  private final InputGroup inputs;

  /** Branches of a user's ntuple; empty for showers and clusters. */
  private final List<String> features;

  private final EnergyMethods methods;
  private final Closure closure;

  private SavedEnergies(
      InputGroup inputs, List<String> features, EnergyMethods methods, Closure closure) {
    this.inputs = inputs;
    this.features = features;
    this.methods = methods;
    this.closure = closure;
  }

  /**
   * From a file.
   *
   * @throws InputException where it does not fit
   */
  public static SavedEnergies of(ModelFile file) {
    ModelSettings.requireTask(file, EnergyRegression.TASK);
    String features = ModelSettings.text(file, EnergyRegression.FEATURES);
    return new SavedEnergies(
        ModelSettings.group(file, "inputs"),
        features.isEmpty() ? List.of() : List.of(features.split(",", -1)),
        EnergyMethods.of(file),
        Closure.of(ModelSettings.tensor(file, "closure")));
  }

  @Override
  public Predictions apply(List<String> input, int threads) {
    EnergySample sample = read(input);
    SequencedMap<String, double[]> answers = methods.answers(sample, threads);
    Observables none = new Observables(List.of(), new double[0][]);
    return Predictions.applied("energy", closure.of(answers.lastEntry().getValue()), none);
  }

  private EnergySample read(List<String> input) {
    EnergySample sample = EnergySample.unlabelled(input, features);
    if (!sample.inputs().names().equals(inputs.names())) {
      throw new InputException(
          "%s has the inputs %s; the model learned from %s"
              .formatted(String.join(", ", input), sample.inputs().names(), inputs.names()));
    }
    return sample;
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks() {
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    int lnRaw =
        Math.max(inputs.names().indexOf("ln_energy"), inputs.names().indexOf("ln_cluster_e"));
    int column = features.isEmpty() ? lnRaw : -1;
    networks.put(
        "energy",
        SavedNetwork.of(
            methods.network().parameters(),
            List.of(inputs, SavedNetwork.unscaled(inputs)),
            x -> {
              Var answer = methods.answer(x.getFirst(), x.getLast(), column);
              return column < 0 ? answer : closure.moved(answer).exp();
            }));
    return networks;
  }

  @Override
  public List<InputRows> inputs(List<String> input) {
    EnergySample sample = read(input);
    return List.of(
        new InputRows(
            inputs.name(),
            inputs.names(),
            new Tensor(sample.rows(), sample.size(), inputs.names().size())));
  }
}
