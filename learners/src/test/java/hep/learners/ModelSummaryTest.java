package hep.learners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.layers.Activation;
import hep.learners.layers.Convolution;
import hep.learners.layers.Dense;
import hep.learners.layers.Mlp;
import hep.learners.layers.Pooling;
import hep.learners.layers.RecursiveCell;
import hep.learners.layers.Rnn;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSummaryTest {
  @Test
  void countsTheWeightsAndProductsOfDenseLayers() {
    Parameters parameters = Parameters.seeded(1);
    Layer model = Mlp.of(parameters, Activation.RELU, 40, 128, 128, 64, 3);
    parameters.freeze(true);
    ModelSummary summary = ModelSummary.of(parameters, tape -> model.apply(tape.zeros(2, 40)));
    assertTrue(parameters.list().stream().allMatch(Parameter::isFrozen));
    assertEquals(parameters.count(), summary.weights());
    long products = 2L * 2 * (40 * 128 + 128 * 128 + 128 * 64 + 64 * 3);
    // Each ReLU is one operation a value.
    assertEquals(products + 2 * (128 + 128 + 64), summary.operations());
    assertEquals(8L * 2 * (128 + 128 + 64 + 3), summary.bytes());
  }

  @Test
  void listsTheStepsOfAConvolutionalNetwork() {
    Parameters parameters = Parameters.seeded(1);
    Layer model =
        Convolution.of(parameters.in("first"), Window.valid(3, 3), 1, 32)
            .then(Activation.RELU)
            .then(Pooling.max(2, 2))
            .then(Pooling.flatten())
            .then(Dense.of(parameters.in("last"), 11 * 11 * 32, 3));
    ModelSummary summary =
        ModelSummary.of(parameters, tape -> model.apply(tape.zeros(1, 25, 25, 1)));
    assertEquals(
        List.of("first Convolution + ReLU", "first MaxPool", "last Linear"),
        summary.rows().stream().map(row -> row.layer() + " " + row.step()).toList());
    ModelSummary.Row first = summary.rows().getFirst();
    assertEquals(List.of(1, 23, 23, 32), first.shape());
    assertEquals(320, first.weights());
    assertEquals(2L * 23 * 23 * 9 * 32 + 23 * 23 * 32, first.operations());
    String text = summary.toString();
    assertEquals(5, text.lines().count());
    assertTrue(text.contains("[1, 23, 23, 32]"), text);
  }

  @Test
  void countsRepeatedStepsOnce() {
    Parameters parameters = Parameters.seeded(1);
    Rnn model = Rnn.of(parameters, 4, 8);
    ModelSummary summary =
        ModelSummary.of(parameters, tape -> model.apply(tape.zeros(5, 4), Segments.of(0, 5)));
    assertEquals(parameters.count(), summary.weights());
    assertEquals(
        5,
        summary.rows().stream()
            .filter(row -> row.step().equals("Tanh"))
            .findFirst()
            .orElseThrow()
            .times());
  }

  @Test
  void countsTheWeightsOfTheRecursiveNetworkOfThePaper() {
    Parameters parameters = Parameters.seeded(1);
    RecursiveCell cell = RecursiveCell.of(parameters.in("cell"), 7, 40);
    Layer head = Mlp.of(parameters.in("head"), Activation.RELU, 40, 40, 40, 1);
    ModelSummary summary =
        ModelSummary.of(
            parameters, tape -> head.apply(cell.apply(tape.zeros(13, 7), TreeRows.TREES)));
    assertEquals(8481, summary.weights());
  }
}
