package hep.analysis.tasks;

import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.learners.model.ModelFile;
import hep.learners.train.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Trained taggers and what they say of jets that they have not seen.
 *
 * @param main the tagger that the others stand beside
 * @param layout of the judged file
 * @param onTest predictions by tagger, on the same jets
 * @param onTraining those of the main one on the jets it learned from
 * @param models by tagger
 * @param histories of the main one's networks
 * @param notes on the jets
 */
record JudgedTaggers(
    String main,
    JetLayout layout,
    SequencedMap<String, Predictions> onTest,
    Predictions onTraining,
    SequencedMap<String, ModelFile> models,
    List<History> histories,
    List<String> notes) {
  /** Predictions of the main tagger. */
  Predictions ofMain() {
    return Objects.requireNonNull(onTest.get(main));
  }

  /** How many jets of each class there are, in words. */
  static String counts(JetSample sample) {
    int[] classes = FlavourTagger.classes(sample);
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < FlavourTagger.CLASSES.size(); c++) {
      int wanted = c;
      parts.add(
          Arrays.stream(classes).filter(found -> found == wanted).count()
              + " "
              + FlavourTagger.CLASSES.get(c));
    }
    return sample.size() + " jets (" + String.join(", ", parts) + ")";
  }

  /** All folds one after the other; models, training jets and histories are the first one's. */
  static JudgedTaggers joined(List<JudgedTaggers> folds) {
    JudgedTaggers first = folds.getFirst();
    if (folds.size() == 1) {
      return first;
    }
    SequencedMap<String, Predictions> onTest = new LinkedHashMap<>();
    for (String tagger : first.onTest.keySet()) {
      onTest.put(
          tagger,
          joinedPredictions(
              folds.stream()
                  .map(fold -> Objects.requireNonNull(fold.onTest.get(tagger)))
                  .toList()));
    }
    List<String> notes = new ArrayList<>();
    for (int fold = 0; fold < folds.size(); fold++) {
      for (String note : folds.get(fold).notes) {
        notes.add("fold " + (fold + 1) + ": " + note);
      }
    }
    notes.add("the models that are saved are those of fold 1");
    return new JudgedTaggers(
        first.main, first.layout, onTest, first.onTraining, first.models, first.histories, notes);
  }

  private static Predictions joinedPredictions(List<Predictions> parts) {
    Predictions first = parts.getFirst();
    List<String> names = first.observers().names();
    double[][] columns =
        IntStream.range(0, names.size())
            .mapToObj(k ->
                parts.stream()
                    .flatMapToDouble(part -> Arrays.stream(part.observers().values()[k]))
                    .toArray())
            .toArray(double[][]::new);
    return new Predictions(
        first.classes(),
        parts.stream().flatMap(p -> Arrays.stream(p.probabilities())).toArray(double[][]::new),
        parts.stream().flatMapToInt(part -> Arrays.stream(part.labels())).toArray(),
        parts.stream().flatMapToDouble(part -> Arrays.stream(part.weights())).toArray(),
        new Observables(names, columns));
  }
}
