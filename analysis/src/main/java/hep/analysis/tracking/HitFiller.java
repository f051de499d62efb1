package hep.analysis.tracking;

import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Losses;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.layers.Pooling;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.train.Examples;
import hep.learners.train.Inference;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two networks that look at the straight lines which are possible through the peaks of the layers.
 * One fills a hidden layer: of each line it gives the odds, a correction and an error, so that the
 * answer is a sum of Gaussians about the lines. The other sees lines through all layers and tells
 * whether the track left no hit in one of them.
 */
final class HitFiller {
  private static final int WIDTH = 48;
  private static final int POOLED = 24;
  private static final int LINES = LineCandidates.MOST;

  /** Corrections and errors come out of networks in these units, in strips. */
  private static final float CORRECTION = 0.2f;

  private static final float USUAL_LOG_ERROR = -2;
  private static final float LOG_ERROR_RANGE = 2.5f;

  /** Beside the lines: anywhere, with this error in strips. */
  private static final double ELSEWHERE = 10;

  private final Parameters parameters;
  private final Mlp lines;
  private final Mlp seen;
  private final Mlp verdict;

  HitFiller(HitSample geometry, long seed) {
    parameters = Parameters.seeded(seed);
    int columns = LineCandidates.columns(geometry.layers());
    lines = Mlp.of(parameters.in("fill"), Activation.GELU, columns, WIDTH, WIDTH, 3);
    seen = Mlp.of(parameters.in("find/lines"), Activation.GELU, columns, WIDTH, POOLED);
    verdict =
        Mlp.of(parameters.in("find/verdict"), Activation.GELU, 2 * POOLED + 2 * columns, WIDTH, 1);
  }

  Parameters parameters() {
    return parameters;
  }

  /** What the networks consist of and cost for one event. */
  ModelSummary summary() {
    int columns = columns();
    return ModelSummary.of(parameters, tape -> lines.apply(tape.zeros(LINES, columns)))
        .and(ModelSummary.of(parameters, tape -> found(tape.zeros(LINES, columns), 1)));
  }

  /** The probability that a hit is missing, from the features of {@link LineCandidates}. */
  SavedNetwork saved() {
    return SavedNetwork.ofRows(
        parameters,
        group(),
        x -> found(x.reshape(x.rows() * LINES, columns()), x.rows()).sigmoid());
  }

  /** Inputs of all lines of an event in one row. */
  private InputGroup group() {
    int columns = columns();
    List<Input> features =
        IntStream.range(0, LINES * columns)
            .mapToObj(i -> Input.named("line%d_%d".formatted(i / columns, i % columns)).in("1"))
            .toList();
    return new InputGroup("lines", false, features);
  }

  private int columns() {
    return lines.layers().getFirst().weight().shape()[0];
  }

  /** What the network of {@link #saved} reads. */
  InputRows inputs(HitSample sample) {
    Tape tape = Tape.evaluation(parameters);
    int[] events = IntStream.range(0, sample.size()).toArray();
    Tensor whole =
        HitBatch.once(sample, events).batch(events, 0, events.length).whole(tape).value();
    return new InputRows(
        "lines", group().names(), new Tensor(whole.data(), events.length, LINES * columns()));
  }

  /** Events x (logits, means, ln σ) of the lines and of anywhere, the means from the first line. */
  private Var fill(Tape tape, HitBatch batch) {
    int events = batch.size();
    Var out = lines.apply(batch.partial(tape));
    Var odds = out.columns(0, 1).reshape(events, LINES).plus(batch.absent(tape));
    Var means = out.columns(1, 2).reshape(events, LINES).times(CORRECTION).plus(batch.places(tape));
    Var errors =
        out.columns(2, 3)
            .reshape(events, LINES)
            .times(1 / LOG_ERROR_RANGE)
            .tanh()
            .times(LOG_ERROR_RANGE)
            .plus(USUAL_LOG_ERROR);
    Var nothing = tape.zeros(events, 1);
    Var wide = tape.zeros(events, 1).plus((float) Math.log(ELSEWHERE));
    return odds.beside(nothing).beside(means.beside(nothing)).beside(errors.beside(wide));
  }

  /** One logit an event: a hit is missing. */
  private Var find(Tape tape, HitBatch batch) {
    return found(batch.whole(tape), batch.size());
  }

  private Var found(Var whole, int events) {
    Var each = seen.apply(whole).reshape(events, LINES, POOLED);
    Var best = whole.reshape(events, whole.size() / events).columns(0, 2 * whole.columns());
    return verdict.apply(
        Pooling.globalMax().apply(each).beside(Pooling.globalMean().apply(each)).beside(best));
  }

  /** −ln of the density of the track's place, and cross-entropy of the verdict. */
  Var loss(Tape tape, HitBatch batch) {
    return Losses.mixture(fill(tape, batch), batch.correction(tape))
        .plus(Losses.binaryCrossEntropy(find(tape, batch), batch.missing(tape)));
  }

  /** Place of the track in the hidden layer of each event, in strips. */
  double[] places(Examples<HitBatch> examples, int threads) {
    Tensor all =
        Inference.predict(
            parameters,
            examples,
            (tape, batch) -> {
              Var first = tape.input(batch.size(), 1);
              for (int i = 0; i < batch.size(); i++) {
                first.data()[first.start() + i] = (float) batch.first(i);
              }
              return first.beside(fill(tape, batch));
            },
            threads);
    double[] places = new double[all.rows()];
    for (int event = 0; event < places.length; event++) {
      places[event] = all.at(event, 0) + likeliest(all, event);
    }
    return places;
  }

  /**
   * The Gaussian about whose middle most of the density lies within a strip on either side, and of
   * those near it the mean.
   */
  private static double likeliest(Tensor all, int event) {
    int count = LINES + 1;
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      largest = Math.max(largest, all.at(event, 1 + k));
    }
    double[] share = new double[count];
    double[] mean = new double[count];
    for (int k = 0; k < count; k++) {
      share[k] = StrictMath.exp(all.at(event, 1 + k) - largest);
      mean[k] = all.at(event, 1 + count + k);
    }
    double most = -1;
    double middle = 0;
    for (int k = 0; k < count; k++) {
      double inside = 0;
      for (int other = 0; other < count; other++) {
        double error = StrictMath.exp(all.at(event, 1 + 2 * count + other));
        double away = mean[k] - mean[other];
        inside += share[other] * (normal((away + 1) / error) - normal((away - 1) / error));
      }
      if (inside > most) {
        most = inside;
        middle = mean[k];
      }
    }
    double sum = 0;
    double moment = 0;
    for (int k = 0; k < count; k++) {
      if (Math.abs(mean[k] - middle) < 0.5) {
        sum += share[k];
        moment += share[k] * mean[k];
      }
    }
    return moment / sum;
  }

  /** Nearly the normal distribution function, to 0.01. */
  private static double normal(double x) {
    return 1 / (1 + StrictMath.exp(-1.702 * x));
  }

  /** Logits that a hit is missing. */
  double[] verdicts(Examples<HitBatch> examples, int threads) {
    Tensor logits = Inference.predict(parameters, examples, this::find, threads);
    double[] scores = new double[logits.rows()];
    for (int event = 0; event < scores.length; event++) {
      scores[event] = logits.data()[event];
    }
    return scores;
  }
}
