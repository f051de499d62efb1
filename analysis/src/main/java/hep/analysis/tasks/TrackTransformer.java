package hep.analysis.tasks;

import hep.analysis.toy.Origin;
import hep.learners.Initializer;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Segments;
import hep.learners.Tape;
import hep.learners.Var;
import hep.learners.layers.Dense;
import hep.learners.models.SetTransformer;
import java.util.Arrays;

/**
 * A transformer on a jet's tracks that in training also says where each track comes from, and which
 * tracks share a vertex, after ATLAS's GN1 and GN2 (ATL-PHYS-PUB-2022-027, arXiv 2505.19689). The
 * further questions are put only where the training file answers them, and never in evaluation.
 *
 * @param origin from a track to the logits of its origin
 * @param shared from a track to its part in a pair; a pair is the sum of two
 * @param together from a pair to the logit of a common vertex
 */
record TrackTransformer(SetTransformer body, Dense origin, Dense shared, Dense together)
    implements TrackNetwork {
  private static final int HEADS = 4;
  private static final int BLOCKS = 3;

  /** Codes of origins run from 0 to one below. */
  static final int ORIGINS = 8;

  private static final int PAIR_WIDTH = 32;
  private static final float ORIGIN_SHARE = 0.5f;
  private static final float VERTEX_SHARE = 1.5f;

  /** Pairs are made of so many tracks of a jet at most. */
  private static final int TRACKS_IN_PAIRS = 15;

  static TrackTransformer of(
      Parameters parameters, int jetInputs, int trackInputs, int width, float dropout) {
    SetTransformer.Size size =
        new SetTransformer.Size(
            trackInputs, jetInputs, width, HEADS, BLOCKS, JetNetwork.CLASSES, dropout);
    return new TrackTransformer(
        SetTransformer.of(parameters, size),
        Dense.of(parameters.in("origin"), width, ORIGINS),
        Dense.of(parameters.in("shared"), width, PAIR_WIDTH, Initializer.he()),
        Dense.of(parameters.in("together"), PAIR_WIDTH, 1));
  }

  @Override
  public Var logits(Var tracks, Segments sets, Var jets) {
    return body.apply(tracks, sets, jets);
  }

  @Override
  public Var loss(Tape tape, JetExamples.Batch batch, float smoothing) {
    Segments sets = batch.segments();
    Var jets = batch.jets(tape);
    Var tracks = body.embedded(batch.tracks(tape), sets, jets); // tracks x width
    Var loss =
        Losses.crossEntropy(
            body.classify(tracks, sets, jets), batch.labels(tape), batch.weights(tape), smoothing);
    int[] origins = batch.origins();
    if (!tape.isTraining() || origins.length == 0) {
      return loss;
    }
    loss = loss.plus(origins(tape, tracks, origins).times(ORIGIN_SHARE));
    Pairs pairs = Pairs.of(sets, origins);
    return pairs.count() == 0 ? loss : loss.plus(vertices(tape, tracks, pairs).times(VERTEX_SHARE));
  }

  private Var origins(Tape tape, Var tracks, int... origins) {
    Var labels = tape.input(origins.length, 1);
    for (int i = 0; i < origins.length; i++) {
      labels.data()[labels.start() + i] = origins[i];
    }
    return Losses.crossEntropy(origin.apply(tracks), labels);
  }

  private Var vertices(Tape tape, Var tracks, Pairs pairs) {
    Var parts = shared.apply(tracks); // tracks x pair width
    Var both = parts.gather(pairs.first).plus(parts.gather(pairs.second)).relu();
    Var targets = tape.input(pairs.count(), 1);
    System.arraycopy(pairs.together, 0, targets.data(), targets.start(), pairs.count());
    return Losses.binaryCrossEntropy(together.apply(both), targets);
  }

  /**
   * The pairs of tracks within jets.
   *
   * @param first row of a track
   * @param second row of the other
   * @param together 1 where both come from the same vertex, as far as their origins tell
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Pairs(int[] first, int[] second, float[] together) {
    int count() {
      return first.length;
    }

    static Pairs of(Segments sets, int... origins) {
      int most = 0;
      for (int set = 0; set < sets.count(); set++) {
        int n = Math.min(TRACKS_IN_PAIRS, sets.size(set));
        most += n * (n - 1) / 2;
      }
      int[] first = new int[most];
      int[] second = new int[most];
      float[] together = new float[most];
      int at = 0;
      for (int set = 0; set < sets.count(); set++) {
        int end = sets.start(set) + Math.min(TRACKS_IN_PAIRS, sets.size(set));
        for (int i = sets.start(set); i < end; i++) {
          for (int j = i + 1; j < end; j++) {
            first[at] = i;
            second[at] = j;
            together[at++] = origins[i] == origins[j] && isVertex(origins[i]) ? 1 : 0;
          }
        }
      }
      return new Pairs(first, second, Arrays.copyOf(together, at));
    }

    /** Tracks of these origins share one vertex in a jet, others have each their own. */
    private static boolean isVertex(int origin) {
      return origin != Origin.STRANGE.code()
          && origin != Origin.FAKE.code()
          && origin != Origin.MATERIAL.code();
    }
  }
}
