package hep.analysis.jets.tagging;

import hep.analysis.features.Scaling;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Parameters;
import hep.learners.SetLayer;
import hep.learners.Tape;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Dense;
import hep.learners.layers.Lstm;
import hep.learners.layers.Mlp;
import hep.learners.layers.Rnn;
import hep.learners.model.ModelFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/**
 * Networks that read the {@value #MOST} hardest constituents one by one.
 *
 * @param form how they are put together
 */
public record ConstituentTagger(Form form) implements JetTagger {
  private static final int MOST = 60;
  private static final int WIDTH = 48;

  /** How constituents become one row of a jet. */
  public enum Form {
    /** A plain recurrent layer from the softest to the hardest; its last state. */
    RNN,
    /** A long short-term memory, likewise. */
    LSTM,
    /** Deep sets (Zaheer et al., arXiv:1703.06114): the mean of what two dense layers make. */
    DEEPSETS
  }

  @Override
  public String name() {
    return form.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Session prepare(JetSample training, JetSample test) {
    SetExamples learned = examples(training);
    Scaling ofRows = learned.rowScaling();
    Scaling ofFeatures = learned.featureScaling();
    return session(
        learned.scaled(ofRows, ofFeatures), examples(test).scaled(ofRows, ofFeatures), ofRows);
  }

  @Override
  public Session applied(ModelFile model, JetSample jets) {
    Scaling ofRows = ScaledRows.of(model, "constituents", ConstituentRows.NAMES);
    SetExamples examples = examples(jets);
    examples.scaled(ofRows, examples.featureScaling()); // features of the whole jet are not asked
    return session(examples, examples, ofRows);
  }

  private Session session(SetExamples learned, SetExamples judged, Scaling ofRows) {
    return new NetworkSession<>(
        learned,
        judged,
        List.of(ofRows.group("constituents", true, ConstituentRows.NAMES)),
        this::network,
        new NetworkSession.Fit(128, 2e-3, 1e-4));
  }

  private static SetExamples examples(JetSample sample) {
    return SetExamples.of(
        sample, ConstituentRows.NAMES.size(), jet -> ConstituentRows.of(jet, MOST));
  }

  private BiFunction<Tape, SetExamples.Batch, Var> network(Parameters parameters) {
    SetLayer layers = layers(parameters);
    return (tape, batch) -> layers.apply(batch.rows(tape), batch.sets());
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks(ModelFile model) {
    Parameters parameters = Parameters.seeded(0);
    SetLayer layers = layers(parameters);
    ModelSettings.restore(parameters, model.weights());
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put(
        name(),
        SavedNetwork.ofSets(
            parameters,
            ModelSettings.group(model, "constituents"),
            List.of(),
            (rows, sets, _) -> SavedNetwork.twoClasses(layers.apply(rows, sets))));
    return networks;
  }

  @Override
  public List<InputRows> networkInputs(JetSample jets) {
    SetExamples examples = examples(jets);
    return List.of(
        new InputRows(
            "constituents",
            ConstituentRows.NAMES,
            examples.rows().content(),
            examples.rows().offsets()));
  }

  /** From rows of constituents to a logit a jet. */
  private SetLayer layers(Parameters parameters) {
    int inputs = ConstituentRows.NAMES.size();
    Mlp head = Mlp.of(parameters.in("head"), Activation.RELU, WIDTH, WIDTH, 1);
    SetLayer body =
        switch (form) {
          case RNN -> hardest(Rnn.of(parameters.in("rnn"), inputs, WIDTH, true));
          case LSTM -> hardest(Lstm.of(parameters.in("lstm"), inputs, WIDTH, true));
          case DEEPSETS -> {
            Dense first = Dense.of(parameters.in("first"), inputs, WIDTH);
            Dense second = Dense.of(parameters.in("second"), WIDTH, WIDTH);
            yield (x, sets) -> sets.mean(second.apply(first.apply(x).relu()).relu());
          }
        };
    return (x, sets) -> head.apply(body.apply(x, sets)); // jets x 1
  }

  /** The state at the hardest constituent, which is read last. */
  static SetLayer hardest(SetLayer layer) {
    return (x, sets) -> sets.first(layer.apply(x, sets));
  }
}
