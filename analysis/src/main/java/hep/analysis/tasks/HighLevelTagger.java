package hep.analysis.tasks;

import hep.analysis.features.Inputs;
import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.analysis.features.Scaling;
import hep.learners.ModelSummary;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.train.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A dense network on the likelihoods of the classical taggers and the secondary vertex. */
record HighLevelTagger(
    LifetimeTemplates templates,
    List<String> names,
    Scaling scaling,
    Ensemble<FlatExamples.Batch> ensemble)
    implements FlavourTagger {
  static final String NAME = "dl1";

  private static final String GROUP = "jet";
  private static final int WIDTH = 72;
  private static final int DEPTH = 4;
  private static final float DROPOUT = 0.1f;
  private static final Ensemble.Fit FIT = new Ensemble.Fit(256, 2e-3, 1e-2, 0);

  static HighLevelTagger train(
      LifetimeTemplates templates,
      JetSample sample,
      JetLayout layout,
      double[] weights,
      RunOptions options) {
    Inputs inputs = templates.highLevel(sample, layout);
    Scaling scaling =
        Scaling.fit(
            inputs.values(), IntStream.range(0, sample.size()).toArray(), inputs.keepsSign());
    HighLevelTagger tagger =
        new HighLevelTagger(
            templates, inputs.names(), scaling, ensemble(options.seed(), inputs.columns()));
    FlatExamples examples = tagger.examples(inputs, sample, weights);
    tagger.ensemble.train(
        examples, examples, HeldBack.of(sample.size(), 1, options.seed()), FIT, options);
    return tagger;
  }

  private static Ensemble<FlatExamples.Batch> ensemble(long seed, int inputs) {
    return Ensemble.of(
        1,
        seed,
        parameters -> FlatNetwork.of(parameters, inputs, CLASSES.size(), WIDTH, DEPTH, DROPOUT));
  }

  private FlatExamples examples(Inputs inputs, JetSample sample, double[] weights) {
    scaling.apply(inputs.values());
    int size = sample.size();
    float[] labels = new float[size];
    float[] asFloats = new float[size];
    int[] classes = sample.flavours().length == 0 ? new int[size] : FlavourTagger.classes(sample);
    for (int i = 0; i < size; i++) {
      labels[i] = classes[i];
      asFloats[i] = (float) weights[i];
    }
    return new FlatExamples(
        new Tensor(inputs.values(), size, inputs.columns()),
        new Tensor(labels, size, 1),
        new Tensor(asFloats, size, 1));
  }

  @Override
  public double[][] probabilities(JetSample sample, JetLayout layout, int threads) {
    Inputs inputs = templates.highLevel(sample, layout);
    return ensemble.probabilities(threads, List.of(examples(inputs, sample, sample.weights())));
  }

  @Override
  public ModelFile toFile(Provenance provenance, JetSample training, JetLayout trainingLayout) {
    Map<String, Tensor> weights = new LinkedHashMap<>(ensemble.weights());
    templates.putInto(weights);
    return new ModelFile(
        TASK,
        Map.of(KIND, NAME),
        List.of(scaling.group(GROUP, false, names)),
        CLASSES,
        provenance,
        summary(training.only(0), trainingLayout),
        weights);
  }

  private ModelSummary summary(JetSample jet, JetLayout layout) {
    return ensemble.summary(examples(templates.highLevel(jet, layout), jet, jet.weights()));
  }

  static HighLevelTagger of(ModelFile file) {
    InputGroup group = ModelSettings.group(file, GROUP);
    Ensemble<FlatExamples.Batch> ensemble = ensemble(0, group.inputs().size());
    ensemble.restore(file);
    return new HighLevelTagger(
        LifetimeTemplates.of(file), group.names(), Scaling.of(group), ensemble);
  }

  /** The network of a file's tagger, whose inputs hold the likelihoods of the templates. */
  static SavedNetwork network(ModelFile file) {
    InputGroup group = ModelSettings.group(file, GROUP);
    Ensemble.Joined<FlatNetwork> joined =
        Ensemble.Joined.of(
            file,
            1,
            parameters ->
                FlatNetwork.of(
                    parameters, group.inputs().size(), CLASSES.size(), WIDTH, DEPTH, DROPOUT));
    return SavedNetwork.ofRows(
        joined.parameters(), group, x -> joined.logits(each -> each.logits(x)).softmax());
  }

  @Override
  public List<InputRows> inputs(JetSample sample, JetLayout layout) {
    Inputs inputs = templates.highLevel(sample, layout);
    return List.of(
        new InputRows(GROUP, names, new Tensor(inputs.values(), sample.size(), inputs.columns())));
  }

  @Override
  public List<History> histories() {
    return ensemble.histories();
  }
}
