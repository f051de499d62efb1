package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.analysis.features.Inputs;
import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.analysis.features.Scaling;
import hep.analysis.features.TaggingInputs;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.train.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A tagger of jets: scaling, names of the inputs and networks.
 *
 * @param jetNames inputs of a jet in the networks' order
 * @param trackNames inputs of a track in the networks' order
 */
record JetTagger(
    List<String> jetNames,
    List<String> trackNames,
    Scaling jetScaling,
    Scaling trackScaling,
    Settings settings,
    Ensemble<JetExamples.Batch> ensemble)
    implements FlavourTagger {
  /**
   * The form of the networks.
   *
   * @param networks how many
   * @param width of their layers
   * @param dropout in [0, 1)
   */
  record Settings(TrackForm form, int networks, int width, float dropout) {
    /** Sizes that suit some ten thousand to some hundred thousand jets. */
    static Settings of(TrackForm form, int networks) {
      return switch (form) {
        case SET -> new Settings(form, networks, 128, 0.3f);
        case RECURRENT -> new Settings(form, networks, 64, 0.2f);
        case TRANSFORMER -> new Settings(form, networks, 64, 0.1f);
      };
    }
  }

  private static final Ensemble.Fit FIT = new Ensemble.Fit(128, 1e-3, 1e-2, 0);

  /** Fits scaling and networks to a labelled sample. */
  static JetTagger train(
      JetSample all, JetLayout layout, double[] weights, Settings settings, RunOptions options) {
    JetSample sample = settings.form.prepared(all, layout);
    Inputs jets = TaggingInputs.jets(sample, layout);
    Inputs tracks = TaggingInputs.tracks(sample, layout);
    Scaling jetScaling = Scaling.fit(jets.values(), all(sample.size()), jets.keepsSign());
    Scaling trackScaling =
        Scaling.fit(tracks.values(), all(sample.tracks().entries()), tracks.keepsSign());
    JetTagger tagger =
        new JetTagger(
            jets.names(),
            tracks.names(),
            jetScaling,
            trackScaling,
            settings,
            ensemble(settings, options.seed(), jets.columns(), tracks.columns()));
    JetExamples examples = tagger.examples(jets, tracks, sample, layout, weights);
    tagger.ensemble.train(
        examples.in(JetExamples.RANDOM),
        examples,
        HeldBack.of(sample.size(), settings.networks, options.seed()),
        FIT,
        options);
    return tagger;
  }

  private static Ensemble<JetExamples.Batch> ensemble(
      Settings settings, long seed, int jetInputs, int trackInputs) {
    return Ensemble.of(
        settings.networks,
        seed,
        parameters -> settings.form.network(parameters, jetInputs, trackInputs, settings));
  }

  private static int[] all(int size) {
    return IntStream.range(0, size).toArray();
  }

  /**
   * Probabilities of {@link #CLASSES}, the mean over the four mirrors of each jet.
   *
   * @throws InputException when the sample lacks an input
   */
  @Override
  public double[][] probabilities(JetSample all, JetLayout layout, int threads) {
    JetExamples examples = examples(all, layout);
    return ensemble.probabilities(
        threads, IntStream.range(0, JetExamples.MIRRORS).mapToObj(examples::in).toList());
  }

  private JetExamples examples(JetSample all, JetLayout layout) {
    JetSample sample = settings.form.prepared(all, layout);
    Inputs jets = bound(TaggingInputs.jets(sample, layout), jetNames);
    Inputs tracks = bound(TaggingInputs.tracks(sample, layout), trackNames);
    return examples(jets, tracks, sample, layout, sample.weights());
  }

  /** The inputs by the names the networks were trained with. */
  private static Inputs bound(Inputs found, List<String> wanted) {
    if (found.names().equals(wanted)) {
      return found;
    }
    for (String name : wanted) {
      if (!found.names().contains(name)) {
        throw new InputException(
            "the model needs the input '"
                + name
                + "', which cannot be computed from this file: it lacks the errors of the impact"
                + " parameters");
      }
    }
    return found.only(wanted);
  }

  private JetExamples examples(
      Inputs jets, Inputs tracks, JetSample sample, JetLayout layout, double[] weights) {
    jetScaling.apply(jets.values());
    trackScaling.apply(tracks.values());
    float[] labels = new float[sample.size()];
    float[] asFloats = new float[sample.size()];
    int[] classes =
        sample.flavours().length == 0 ? new int[sample.size()] : FlavourTagger.classes(sample);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = classes[i];
      asFloats[i] = (float) weights[i];
    }
    return new JetExamples(
        jets,
        tracks,
        sample.offsets(),
        new Tensor(labels, labels.length, 1),
        new Tensor(asFloats, asFloats.length, 1),
        origins(sample, layout),
        0);
  }

  private static int[] origins(JetSample sample, JetLayout layout) {
    if (!layout.hasOrigins(sample.tracks().names())) {
      return new int[0];
    }
    double[] found = sample.tracks().of(layout.trackOrigin());
    for (double origin : found) {
      if (origin != Math.rint(origin) || origin < 0 || origin >= TrackTransformer.ORIGINS) {
        throw new InputException(
            "branch '%s' holds %s; expected the codes 0 to %d"
                .formatted(layout.trackOrigin(), origin, TrackTransformer.ORIGINS - 1));
      }
    }
    return Arrays.stream(found).mapToInt(x -> (int) x).toArray();
  }

  @Override
  public ModelFile toFile(Provenance provenance, JetSample training, JetLayout trainingLayout) {
    return new ModelFile(
        TASK,
        Map.of(
            KIND,
            FlavourTaggers.name(settings.form),
            "networks",
            Integer.toString(settings.networks),
            "width",
            Integer.toString(settings.width),
            "dropout",
            Float.toString(settings.dropout)),
        List.of(
            jetScaling.group("jets", false, jetNames),
            trackScaling.group("tracks", true, trackNames)),
        CLASSES,
        provenance,
        ensemble.summary(examples(training.only(0), trainingLayout)),
        ensemble.weights());
  }

  /**
   * From a file.
   *
   * @throws InputException when the file is a model of another task or form
   */
  static JetTagger of(ModelFile file, TrackForm form) {
    InputGroup jets = ModelSettings.group(file, "jets");
    InputGroup tracks = ModelSettings.group(file, "tracks");
    Settings settings =
        new Settings(
            form,
            ModelSettings.whole(file, "networks", 1, 100),
            ModelSettings.whole(file, "width", 1, 4096),
            (float) ModelSettings.number(file, "dropout", 0, 0.99));
    Ensemble<JetExamples.Batch> ensemble =
        ensemble(settings, 0, jets.inputs().size(), tracks.inputs().size());
    ensemble.restore(file);
    return new JetTagger(
        jets.names(), tracks.names(), Scaling.of(jets), Scaling.of(tracks), settings, ensemble);
  }

  /**
   * The mean over mirrors and networks of a file's tagger; tracks are read in their order where the
   * form asks for the most displaced first.
   */
  static SavedNetwork network(ModelFile file, TrackForm form) {
    JetTagger tagger = of(file, form);
    InputGroup jets = ModelSettings.group(file, "jets");
    InputGroup tracks = ModelSettings.group(file, "tracks");
    Ensemble.Joined<TrackNetwork> joined =
        Ensemble.Joined.of(
            file,
            tagger.settings.networks,
            parameters ->
                form.network(
                    parameters, jets.inputs().size(), tracks.inputs().size(), tagger.settings));
    return SavedNetwork.ofSets(
        joined.parameters(),
        tracks,
        List.of(jets),
        (rows, sets, beside) -> {
          List<Var> logits = new ArrayList<>();
          for (int mirror = 0; mirror < JetExamples.MIRRORS; mirror++) {
            boolean phi = (mirror & 1) != 0;
            boolean z = (mirror & 2) != 0;
            Var turned = turned(rows, tracks.names(), phi, z);
            Var turnedJets = turned(beside.getFirst(), jets.names(), phi, z);
            logits.add(joined.logits(network -> network.logits(turned, sets, turnedJets)));
          }
          Var sum = logits.getFirst();
          for (Var each : logits.subList(1, logits.size())) {
            sum = sum.plus(each);
          }
          return sum.times(1f / JetExamples.MIRRORS).softmax();
        });
  }

  /** Rows in a mirror, by a matrix of signs. */
  private static Var turned(Var rows, List<String> names, boolean phi, boolean z) {
    if (!phi && !z) {
      return rows;
    }
    float[] signs = TaggingInputs.signs(names, phi, z);
    Tensor diagonal = Tensor.zeros(signs.length, signs.length);
    for (int i = 0; i < signs.length; i++) {
      diagonal.data()[i * signs.length + i] = signs[i];
    }
    return rows.matmul(rows.tape().constant(diagonal));
  }

  @Override
  public List<InputRows> inputs(JetSample all, JetLayout layout) {
    JetSample sample = settings.form.prepared(all, layout);
    Inputs jets = bound(TaggingInputs.jets(sample, layout), jetNames);
    Inputs tracks = bound(TaggingInputs.tracks(sample, layout), trackNames);
    return List.of(
        new InputRows("jets", jetNames, rows(jets)),
        new InputRows("tracks", trackNames, rows(tracks), sample.offsets()));
  }

  private static Tensor rows(Inputs inputs) {
    return new Tensor(inputs.values(), inputs.values().length / inputs.columns(), inputs.columns());
  }

  @Override
  public List<History> histories() {
    return ensemble.histories();
  }
}
