package hep.analysis.jets.tagging;

import hep.analysis.features.Scaling;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Parameters;
import hep.learners.model.ModelFile;
import hep.learners.models.SetTransformer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A small transformer over the splittings of the Lund plane, which see the groomed masses,
 * N-subjettiness and energy correlations of their jet.
 */
public record LundTagger() implements JetTagger {
  static final String SPLITTINGS = "splittings";
  static final String JET = "jet";
  private static final int MOST_SPLITTINGS = 40;
  private static final int WIDTH = 24;
  private static final int HEADS = 4;
  private static final int BLOCKS = 2;
  private static final float DROPOUT = 0.05f;
  private static final SetTransformer.Size SIZE =
      new SetTransformer.Size(
          LundPlane.NAMES.size(), JetObservables.NAMES.size(), WIDTH, HEADS, BLOCKS, 1, DROPOUT);

  @Override
  public String name() {
    return "lund";
  }

  @Override
  public Session prepare(JetSample training, JetSample test) {
    SetExamples learned = examples(training);
    Scaling ofRows = learned.rowScaling();
    Scaling ofFeatures = learned.featureScaling();
    return session(
        learned.scaled(ofRows, ofFeatures),
        examples(test).scaled(ofRows, ofFeatures),
        ofRows,
        ofFeatures);
  }

  @Override
  public Session applied(ModelFile model, JetSample jets) {
    Scaling ofRows = ScaledRows.of(model, SPLITTINGS, LundPlane.NAMES);
    Scaling ofFeatures = ScaledRows.of(model, JET, JetObservables.NAMES);
    SetExamples examples = examples(jets).scaled(ofRows, ofFeatures);
    return session(examples, examples, ofRows, ofFeatures);
  }

  private static Session session(
      SetExamples learned, SetExamples judged, Scaling ofRows, Scaling ofFeatures) {
    return new NetworkSession<>(
        learned,
        judged,
        List.of(
            ofRows.group(SPLITTINGS, true, LundPlane.NAMES),
            ofFeatures.group(JET, false, JetObservables.NAMES)),
        parameters -> {
          SetTransformer network = network(parameters);
          return (tape, batch) ->
              network.apply(batch.rows(tape), batch.sets(), batch.features(tape));
        },
        new NetworkSession.Fit(128, 3e-3, 1e-2, true));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks(ModelFile model) {
    Parameters parameters = Parameters.seeded(0);
    SetTransformer network = network(parameters);
    ModelSettings.restore(parameters, model.weights());
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put(
        name(),
        SavedNetwork.ofSets(
            parameters,
            ModelSettings.group(model, SPLITTINGS),
            List.of(ModelSettings.group(model, JET)),
            (rows, sets, beside) ->
                SavedNetwork.twoClasses(network.apply(rows, sets, beside.getFirst()))));
    return networks;
  }

  /** A network with fresh weights. */
  static SetTransformer network(Parameters parameters) {
    return SetTransformer.of(parameters, SIZE);
  }

  @Override
  public List<InputRows> networkInputs(JetSample jets) {
    SetExamples examples = examples(jets);
    return List.of(
        new InputRows(
            SPLITTINGS, LundPlane.NAMES, examples.rows().content(), examples.rows().offsets()),
        new InputRows(JET, JetObservables.NAMES, examples.features()));
  }

  private static SetExamples examples(JetSample sample) {
    return SetExamples.of(
        sample, LundPlane.NAMES.size(), jet -> LundPlane.of(jet, MOST_SPLITTINGS));
  }
}
