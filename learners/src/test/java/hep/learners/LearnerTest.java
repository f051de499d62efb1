package hep.learners;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.model.ModelFile;
import hep.learners.train.Adam;
import hep.learners.train.Examples;
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
import java.util.SplittableRandom;
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

  /** Sixteen sets of one to five elements with features and random classes. */
  private record Sets(Jagged elements, Tensor features, Tensor labels)
      implements Examples<Sets.Batch> {
    record Batch(Sets all, int[] order, int from, int to) {
      Var logits(Tape tape, LearnerTable.Forward model) {
        return model.apply(
            all.elements.rows(tape, order, from, to),
            all.elements.segments(order, from, to),
            tape.rows(all.features, order, from, to));
      }

      Var labels(Tape tape) {
        return tape.rows(all.labels, order, from, to);
      }
    }

    static Sets random() {
      SplittableRandom random = new SplittableRandom(17);
      int[] offsets = new int[COUNT + 1];
      for (int i = 0; i < COUNT; i++) {
        offsets[i + 1] = offsets[i] + 1 + random.nextInt(5);
      }
      Tensor elements = Tensor.zeros(offsets[COUNT], 6);
      Tensor features = Tensor.zeros(COUNT, 4);
      Tensor labels = Tensor.zeros(COUNT, 1);
      for (Tensor each : List.of(elements, features)) {
        for (int i = 0; i < each.data().length; i++) {
          each.data()[i] = (float) random.nextGaussian();
        }
      }
      for (int i = 0; i < COUNT; i++) {
        labels.data()[i] = random.nextInt(3);
      }
      return new Sets(new Jagged(elements, offsets), features, labels);
    }

    @Override
    public int size() {
      return COUNT;
    }

    @Override
    public Batch batch(int[] order, int from, int to) {
      return new Batch(this, order, from, to);
    }
  }

  private record Fitted(Parameters parameters, LearnerTable.Forward model, double loss) {
    Tensor scores(Sets sets) {
      return Inference.predict(parameters, sets, (tape, batch) -> batch.logits(tape, model), 2);
    }
  }

  private static Fitted fit(LearnerTable.Row row, int epochs) {
    Parameters parameters = Parameters.seeded(5);
    LearnerTable.Forward model = row.make().apply(parameters);
    Objective<Sets.Batch> objective =
        (tape, batch) -> Losses.crossEntropy(batch.logits(tape, model), batch.labels(tape));
    TrainingSettings settings =
        TrainingSettings.defaults()
            .withEpochs(epochs)
            .withBatchSize(COUNT)
            .withShards(1)
            .withThreads(1);
    new Trainer<>(parameters, objective, new Adam(), Schedule.constant(0.02), settings)
        .fit(Sets.random());
    return new Fitted(parameters, model, Inference.loss(parameters, objective, Sets.random(), 1));
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
    Sets sets = Sets.random();
    Fitted fitted = fit(row, 3);
    Path file = folder.resolve("model.kaon");
    Map<String, Tensor> weights = ModelFile.weightsOf(fitted.parameters);
    new ModelFile(row.name(), Map.of(), List.of(), List.of(), Map.of(), weights).save(file);
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
    assertArrayEquals(fitted.scores(Sets.random()).data(), fitted.scores(Sets.random()).data());
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
