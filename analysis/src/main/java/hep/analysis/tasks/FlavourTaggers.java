package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.analysis.internal.NearestName;
import hep.learners.model.ModelFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** The taggers by name: how they are trained, and read from a file. */
final class FlavourTaggers {
  /** Network forms by the name of their tagger. */
  private static final Map<String, TrackForm> FORMS = new LinkedHashMap<>();

  private static final Map<String, LikelihoodTagger.Kind> KINDS = new LinkedHashMap<>();
  private static final System.Logger LOG = System.getLogger("hep.analysis");

  static {
    for (LikelihoodTagger.Kind kind : LikelihoodTagger.Kind.values()) {
      KINDS.put(name(kind), kind);
    }
    for (TrackForm form : TrackForm.values()) {
      FORMS.put(name(form), form);
    }
  }

  private FlavourTaggers() {}

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** All names: those that need the errors of impact parameters first. */
  static List<String> names() {
    List<String> names = new ArrayList<>(KINDS.keySet());
    names.add(HighLevelTagger.NAME);
    names.addAll(FORMS.keySet());
    return names;
  }

  /** Those that a file can be tagged with. */
  static List<String> possible(boolean errors) {
    return errors ? names() : List.copyOf(FORMS.keySet());
  }

  /** Refuses a name that is none. */
  static void require(List<String> wanted) {
    for (String name : wanted) {
      if (!names().contains(name)) {
        throw new InputException(
            "there is no tagger '" + name + "'" + NearestName.hint(name, names()));
      }
    }
  }

  /**
   * Trains taggers one after the other.
   *
   * @param networks how many of the form {@link TrackForm#SET} are averaged
   */
  static SequencedMap<String, FlavourTagger> train(
      List<String> wanted,
      JetSample sample,
      JetLayout layout,
      double[] weights,
      int networks,
      RunOptions options) {
    SequencedMap<String, FlavourTagger> taggers = new LinkedHashMap<>();
    LifetimeTemplates templates =
        FORMS.keySet().containsAll(wanted) ? null : LifetimeTemplates.fit(sample, layout, weights);
    for (String name : wanted) {
      LOG.log(System.Logger.Level.INFO, "training the tagger {0}", name);
      RunOptions own = options.inside(name);
      TrackForm form = FORMS.get(name);
      FlavourTagger tagger;
      if (form != null) {
        tagger =
            JetTagger.train(
                sample,
                layout,
                weights,
                JetTagger.Settings.of(form, form == TrackForm.SET ? networks : 1),
                own);
      } else if (templates == null) {
        throw new IllegalStateException("templates are fitted for every other tagger");
      } else if (name.equals(HighLevelTagger.NAME)) {
        tagger = HighLevelTagger.train(templates, sample, layout, weights, own);
      } else {
        LikelihoodTagger.Kind kind = KINDS.get(name);
        tagger = new LikelihoodTagger(java.util.Objects.requireNonNull(kind), templates, layout);
      }
      taggers.put(name, tagger);
    }
    return taggers;
  }

  /**
   * The network of a model file.
   *
   * @throws InputException where the tagger has none
   */
  static SavedNetwork network(ModelFile file) {
    ModelSettings.requireTask(file, FlavourTagger.TASK);
    String name = file.architecture().getOrDefault(FlavourTagger.KIND, "");
    require(List.of(name));
    TrackForm form = FORMS.get(name);
    if (form != null) {
      return JetTagger.network(file, form);
    }
    if (name.equals(HighLevelTagger.NAME)) {
      return HighLevelTagger.network(file);
    }
    throw new InputException(
        "the tagger '%s' looks up likelihoods of tracks and of vertices that it searches for; it has no network to export"
            .formatted(name));
  }

  /**
   * From a file.
   *
   * @throws InputException when the file is a model of another task or form
   */
  static FlavourTagger of(ModelFile file) {
    ModelSettings.requireTask(file, FlavourTagger.TASK);
    String name = file.architecture().getOrDefault(FlavourTagger.KIND, "");
    require(List.of(name));
    TrackForm form = FORMS.get(name);
    if (form != null) {
      return JetTagger.of(file, form);
    }
    if (name.equals(HighLevelTagger.NAME)) {
      return HighLevelTagger.of(file);
    }
    return new LikelihoodTagger(
        java.util.Objects.requireNonNull(KINDS.get(name)),
        LifetimeTemplates.of(file),
        JetLayout.events());
  }
}
