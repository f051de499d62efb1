package hep.analysis.jets.tagging;

import hep.analysis.features.Scaling;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Parameters;
import hep.learners.Segments;
import hep.learners.Tensor;
import hep.learners.model.ModelFile;
import hep.learners.models.SetTransformer;
import hep.learners.onnx.OnnxExport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A small transformer over the splittings of the Lund plane, which see the groomed masses,
 * N-subjettiness and energy correlations of their jet.
 */
public record LundTagger() implements JetTagger {
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
    Scaling ofRows = ScaledRows.of(model, "splittings", LundPlane.NAMES);
    Scaling ofFeatures = ScaledRows.of(model, "jet", JetObservables.NAMES);
    SetExamples examples = examples(jets).scaled(ofRows, ofFeatures);
    return session(examples, examples, ofRows, ofFeatures);
  }

  private static Session session(
      SetExamples learned, SetExamples judged, Scaling ofRows, Scaling ofFeatures) {
    return new NetworkSession<>(
        learned,
        judged,
        List.of(
            ofRows.group("splittings", true, LundPlane.NAMES),
            ofFeatures.group("jet", false, JetObservables.NAMES)),
        parameters -> {
          SetTransformer network = SetTransformer.of(parameters, SIZE);
          return (tape, batch) ->
              network.apply(batch.rows(tape), batch.sets(), batch.features(tape));
        },
        new NetworkSession.Fit(128, 3e-3, 1e-2, true));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks(ModelFile model) {
    return networks(model, model.weights());
  }

  /** With weights that stand elsewhere in the model. */
  static SequencedMap<String, SavedNetwork> networks(ModelFile model, Map<String, Tensor> weights) {
    Parameters parameters = Parameters.seeded(0);
    SetTransformer network = SetTransformer.of(parameters, SIZE);
    ModelSettings.restore(parameters, weights);
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put(
        "lund",
        new SavedNetwork(
            parameters,
            List.of(
                new OnnxExport.Source(
                    ModelSettings.group(model, "splittings"), true, MOST_SPLITTINGS, 1),
                new OnnxExport.Source(ModelSettings.group(model, "jet"), false, 1, 1)),
            x -> network.apply(x.get(0), Segments.of(0, x.get(0).rows()), x.get(1))));
    return networks;
  }

  private static SetExamples examples(JetSample sample) {
    return SetExamples.of(
        sample, LundPlane.NAMES.size(), jet -> LundPlane.of(jet, MOST_SPLITTINGS));
  }
}
