package hep.learners;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.train.Adam;
import hep.learners.train.Inference;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layer and learner must do. */
class LearnerTest {
  private static final int COUNT = 16;

  @TempDir private Path folder;

  static List<LearnerTable.Row> rows() {
    return LearnerTable.rows();
  }

  private record Fitted(Parameters parameters, LearnerTable.Forward model, double loss) {
    Tensor scores(RandomSets sets) {
      return Inference.predict(parameters, sets, (tape, batch) -> batch.logits(tape, model), 2);
    }
  }

  private static Fitted fit(LearnerTable.Row row, int epochs) {
    Parameters parameters = Parameters.seeded(5);
    LearnerTable.Forward model = row.make().apply(parameters);
    Objective<RandomSets.Batch> objective =
        (tape, batch) -> Losses.crossEntropy(batch.logits(tape, model), batch.labels(tape));
    TrainingSettings settings =
        TrainingSettings.defaults()
            .withEpochs(epochs)
            .withBatchSize(COUNT)
            .withShards(1)
            .withThreads(1);
    new Trainer<>(parameters, objective, new Adam(), Schedule.constant(0.02), settings)
        .fit(RandomSets.of(COUNT));
    return new Fitted(
        parameters, model, Inference.loss(parameters, objective, RandomSets.of(COUNT), 1));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void memorisesSixteenExamples(LearnerTable.Row row) {
    // A dense layer alone separates 16 points of 4 dimensions by chance only, so it need not get
    // all.
    double bound = row.name().equals("Dense") ? 1 : 0.1;
    double loss = fit(row, 400).loss;
    assertTrue(loss < bound, "loss " + loss);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void predictsTheSameBitsAfterSavingAndLoading(LearnerTable.Row row) {
    RandomSets sets = RandomSets.of(COUNT);
    Fitted fitted = fit(row, 3);
    Path file = folder.resolve("model.kaon");
    Map<String, Tensor> weights = ModelFile.weightsOf(fitted.parameters);
    new ModelFile(
            row.name(),
            Map.of(),
            List.of(),
            List.of(),
            Provenance.of(3, Map.of(), Map.of()),
            ModelSummary.NONE,
            weights)
        .save(file);
    Parameters other = Parameters.seeded(99);
    LearnerTable.Forward model = row.make().apply(other);
    float[] expected = fitted.scores(sets).data();
    assertFalse(Arrays.equals(expected, new Fitted(other, model, 0).scores(sets).data()));
    ModelFile.open(file).restore(other);
    assertArrayEquals(expected, new Fitted(other, model, 0).scores(sets).data());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void givesTheSameWeightsForTheSameSeed(LearnerTable.Row row) {
    assertArrayEquals(fit(row, 3).parameters.values(), fit(row, 3).parameters.values());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void evaluatesTheSameValueEachTime(LearnerTable.Row row) {
    Fitted fitted = fit(row, 2);
    assertArrayEquals(
        fitted.scores(RandomSets.of(COUNT)).data(), fitted.scores(RandomSets.of(COUNT)).data());
  }

  @Test
  void everyLayerAndModelStandsInTheTable() throws IOException, URISyntaxException {
    Set<String> expected = new TreeSet<>();
    for (String name : List.of("layers", "models")) {
      Path classes =
          Path.of(
              Objects.requireNonNull(Parameters.class.getResource(name + "/package-info.class"))
                  .toURI());
      try (Stream<Path> files = Files.list(Objects.requireNonNull(classes.getParent()))) {
        files
            .map(each -> each.getFileName().toString().replace(".class", ""))
            .filter(each ->
                !each.contains("$") && !each.equals("package-info") && !each.equals("Sequences"))
            .forEach(expected::add);
      }
    }
    Set<String> found = new TreeSet<>();
    rows().forEach(row -> found.add(row.name()));
    assertEquals(expected, found);
  }
}
