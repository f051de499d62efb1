package hep.analysis.jets.tagging;

import hep.learners.ModelSummary;
import hep.learners.Tensor;
import hep.learners.train.History;
import java.util.Map;
import java.util.Optional;

/**
 * One training.
 *
 * @param scores of the test jets; larger is more like signal
 * @param parameters how many numbers were learned
 * @param seconds of the training, validation included
 * @param jetsPerSecond jets seen in training a second, each epoch counted
 * @param history of the losses, where there are epochs
 * @param summary what the model consists of and costs for one jet
 * @param weights by name
 */
public record Outcome(
    double[] scores,
    long parameters,
    double seconds,
    double jetsPerSecond,
    Optional<History> history,
    ModelSummary summary,
    Map<String, Tensor> weights) {}
