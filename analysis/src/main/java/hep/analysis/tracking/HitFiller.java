package hep.analysis.tracking;

import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.Window;
import hep.learners.layers.Convolution;
import hep.learners.layers.Dense;
import hep.learners.layers.Pooling;
import hep.learners.train.Examples;
import hep.learners.train.Inference;
import java.util.ArrayList;
import java.util.List;

/**
 * Two networks of convolutions along the strips. One fills a hidden layer: for each of its strips,
 * the odds that the track passes there, and how far from the strip's middle. The other sees all
 * layers and tells whether the track left no hit in one of them. Both are given what a straight
 * line says, and learn where not to believe it.
 */
final class HitFiller {
  private static final int CHANNELS = 16;
  private static final int[] SIZES = {7, 7, 5};
  private static final int HIDDEN = 32;

  /** A distance from which errors of the offset count linearly, in strips. */
  private static final float HUBER = 0.3f;

  private static final float OFFSET_SHARE = 20;

  private final Parameters parameters;
  private final int layers;
  private final int strips;
  private final List<Convolution> filling;
  private final Convolution last;
  private final List<Convolution> finding;
  private final Dense hidden;
  private final Dense verdict;

  HitFiller(HitSample geometry, long seed) {
    parameters = Parameters.seeded(seed);
    layers = geometry.layers();
    strips = geometry.strips();
    int channels = StripFeatures.channels(layers);
    filling = trunk(parameters.in("fill"), channels);
    // the charges go past the trunk: where the other layers are clean, the answer is linear in them
    last =
        Convolution.of(
            parameters.in("fill/last"), Window.valid(1), CHANNELS + channels, 2 * layers);
    finding = trunk(parameters.in("find"), channels);
    hidden = Dense.of(parameters.in("find/hidden"), CHANNELS + layers, HIDDEN);
    verdict = Dense.of(parameters.in("find/verdict"), HIDDEN, 1);
  }

  private static List<Convolution> trunk(Parameters parameters, int channels) {
    List<Convolution> convolutions = new ArrayList<>();
    int from = channels;
    for (int i = 0; i < SIZES.length; i++) {
      convolutions.add(
          Convolution.of(parameters.in("convolution" + i), Window.same(SIZES[i]), from, CHANNELS));
      from = CHANNELS;
    }
    return convolutions;
  }

  Parameters parameters() {
    return parameters;
  }

  private static Var through(List<Convolution> convolutions, Var x) {
    Var y = x;
    for (Convolution convolution : convolutions) {
      y = convolution.apply(y).relu();
    }
    return y;
  }

  /** Events · strips x (odds, offset) of the hidden layer. */
  private Var fill(Tape tape, HitBatch batch) {
    Var x = batch.partial(tape); // events x strips x channels
    Var both = through(filling, x).beside(x).reshape(batch.size(), strips, width());
    Var all = last.apply(both); // events x strips x 2 layers
    Var rows = all.reshape(batch.size() * strips, 2 * layers);
    Var chosen = batch.hiddenLayer(tape);
    Var ones = tape.constant(ones(layers));
    Var odds = rows.columns(0, layers).times(chosen).matmul(ones);
    Var offset = rows.columns(layers, 2 * layers).times(chosen).matmul(ones);
    return odds.beside(offset);
  }

  private int width() {
    return CHANNELS + StripFeatures.channels(layers);
  }

  private static Tensor ones(int rows) {
    Tensor ones = Tensor.zeros(rows, 1);
    java.util.Arrays.fill(ones.data(), 1);
    return ones;
  }

  /** One logit an event: a hit is missing. */
  private Var find(Tape tape, HitBatch batch) {
    Var strongest = Pooling.globalMax().apply(through(finding, batch.whole(tape)));
    return verdict.apply(hidden.apply(strongest.beside(batch.gaps(tape))).relu());
  }

  /** Cross-entropy over strips, Huber's loss of the offset, and cross-entropy of the verdict. */
  Var loss(Tape tape, HitBatch batch) {
    Var filled = fill(tape, batch);
    Var odds = filled.columns(0, 1).reshape(batch.size(), strips);
    Var where = Losses.crossEntropy(odds, batch.strip(tape));
    Var offset =
        Losses.huber(filled.columns(1, 2), batch.offset(tape), batch.nearness(tape), HUBER);
    Var found = Losses.binaryCrossEntropy(find(tape, batch), batch.missing(tape));
    return where.plus(offset.times(OFFSET_SHARE)).plus(found);
  }

  /** Place of the track in the hidden layer of each event, in strips. */
  double[] places(Examples<HitBatch> examples, int threads) {
    Tensor all =
        Inference.predict(
            parameters,
            examples,
            (tape, batch) -> fill(tape, batch).reshape(batch.size(), 2 * strips),
            threads);
    double[] places = new double[all.rows()];
    for (int event = 0; event < places.length; event++) {
      int best = 0;
      for (int strip = 1; strip < strips; strip++) {
        best = all.at(event, 2 * strip) > all.at(event, 2 * best) ? strip : best;
      }
      places[event] = best + 0.5 + all.at(event, 2 * best + 1);
    }
    return places;
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
