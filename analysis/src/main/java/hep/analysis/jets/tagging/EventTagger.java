package hep.analysis.jets.tagging;

import hep.analysis.InputException;
import hep.analysis.features.Scaling;
import hep.analysis.jets.JetDefinition;
import hep.analysis.jets.tree.NodeFeatures;
import hep.analysis.jets.tree.TreeTopology;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Parameters;
import hep.learners.SetLayer;
import hep.learners.Tape;
import hep.learners.TreeLayer;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Gru;
import hep.learners.layers.Mlp;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/**
 * The network over the jets of an event (Louppe, Cho, Becot, Cranmer, arXiv:1702.00748, section
 * 4.3): every jet is embedded by a recursive network on its kt tree, its momentum is put beside the
 * embedding, and a gated recurrent unit reads them from the softest to the hardest; one network,
 * trained as a whole. Without embeddings the momenta are read alone.
 *
 * <p>What the other taggers call a jet, its particles, is here the event.
 *
 * @param jets how many of the hardest jets are read at most
 * @param embedded whether jets are embedded
 * @param radius of the anti-kt jets
 * @param ptMinGeV least momentum of a jet; an event without such jets has its hardest one
 */
public record EventTagger(int jets, boolean embedded, double radius, double ptMinGeV)
    implements JetTagger {
  private static final int WIDTH = 40;

  /** Checks the ranges. */
  public EventTagger {
    if (jets < 1 || !(radius > 0) || !(ptMinGeV >= 0)) {
      throw new IllegalArgumentException(
          "a network over jets needs at least 1 jet, a radius above 0 and a least momentum of at"
              + " least 0, found %s, %s and %s".formatted(jets, radius, ptMinGeV));
    }
  }

  @Override
  public String name() {
    return "jets" + jets + (embedded ? "_kt" : "");
  }

  @Override
  public Session prepare(JetSample training, JetSample test) {
    JetDefinition definition = JetDefinition.antiKt(radius);
    EventJets learned = EventJets.of(training, definition, jets, ptMinGeV);
    EventJets judged = EventJets.of(test, definition, jets, ptMinGeV);
    EventExamples examples = EventExamples.of(learned, embedded);
    Scaling ofNodes = examples.trees().fitScaling();
    Scaling ofMomenta = examples.momentumScaling();
    List<InputGroup> inputs = new ArrayList<>();
    inputs.add(ofMomenta.group("jets", true, EventJets.NAMES));
    if (embedded) {
      inputs.add(ofNodes.group("nodes", true, NodeFeatures.NAMES));
    }
    return new NetworkSession<>(
        examples.scaled(ofNodes, ofMomenta),
        EventExamples.of(judged, embedded).scaled(ofNodes, ofMomenta),
        inputs,
        this::network,
        new NetworkSession.Fit(128, 2e-3, 1e-4));
  }

  @Override
  public Session applied(ModelFile model, JetSample events) {
    Scaling ofMomenta = ScaledRows.of(model, "jets", EventJets.NAMES);
    EventExamples examples =
        EventExamples.of(
            EventJets.of(events, JetDefinition.antiKt(radius), jets, ptMinGeV), embedded);
    Scaling ofNodes =
        embedded
            ? ScaledRows.of(model, "nodes", NodeFeatures.NAMES)
            : examples.trees().fitScaling();
    return new NetworkSession<>(
        examples.scaled(ofNodes, ofMomenta),
        examples,
        model.inputs(),
        this::network,
        new NetworkSession.Fit(128, 2e-3, 1e-4));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks(ModelFile model) {
    if (embedded) {
      throw new InputException(RecursiveTagger.RECURSIVE);
    }
    Parameters parameters = Parameters.seeded(0);
    SetLayer reader = reader(parameters, EventJets.NAMES.size());
    Mlp head = head(parameters);
    ModelSettings.restore(parameters, model.weights());
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put(
        name(),
        SavedNetwork.ofSets(
            parameters,
            ModelSettings.group(model, "jets"),
            List.of(),
            (rows, sets, _) -> SavedNetwork.twoClasses(head.apply(reader.apply(rows, sets)))));
    return networks;
  }

  @Override
  public List<InputRows> networkInputs(JetSample sample) {
    if (embedded) {
      return List.of();
    }
    EventExamples events =
        EventExamples.of(EventJets.of(sample, JetDefinition.antiKt(radius), jets, ptMinGeV), false);
    return List.of(new InputRows("jets", EventJets.NAMES, events.momenta(), events.starts()));
  }

  @Override
  public Map<String, String> architecture() {
    return Map.of(
        KIND,
        name(),
        "jets",
        Integer.toString(jets),
        "embedded",
        Boolean.toString(embedded),
        "radius",
        Double.toString(radius),
        "pt_min_GeV",
        Double.toString(ptMinGeV));
  }

  private BiFunction<Tape, EventExamples.Batch, Var> network(Parameters parameters) {
    if (!embedded) {
      SetLayer reader = reader(parameters, EventJets.NAMES.size());
      Mlp head = head(parameters);
      return (tape, batch) -> head.apply(reader.apply(batch.momenta(tape), batch.events()));
    }
    TreeLayer cell = RecursiveTagger.Cell.SIMPLE.layer(parameters.in("cell"));
    SetLayer reader = reader(parameters, EventJets.NAMES.size() + RecursiveTagger.WIDTH);
    Mlp head = head(parameters);
    return (tape, batch) -> {
      TreeExamples.Batch trees = batch.trees();
      Var embeddings = cell.apply(trees.nodes(tape), trees.levels()); // jets x 40
      Var jets = batch.momenta(tape).beside(embeddings); // jets x (5 + 40)
      return head.apply(reader.apply(jets, batch.events())); // events x 1
    };
  }

  private static SetLayer reader(Parameters parameters, int inputs) {
    return ConstituentTagger.hardest(Gru.of(parameters.in("reader"), inputs, WIDTH, true));
  }

  private static Mlp head(Parameters parameters) {
    return Mlp.of(parameters.in("head"), Activation.RELU, WIDTH, WIDTH, 1);
  }

  /** The kind of the trees. */
  static TreeTopology topology() {
    return TreeTopology.KT;
  }
}
