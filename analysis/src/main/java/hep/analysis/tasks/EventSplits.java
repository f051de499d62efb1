package hep.analysis.tasks;

import hep.analysis.features.JetSample;
import hep.analysis.input.JetReader;
import hep.learners.train.Split;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Divides jets into those to learn from and those to judge: by event where the file has events,
 * whose jets share a vertex and often a process.
 */
final class EventSplits {
  private static final double TRAINING_SHARE = 0.8;

  private EventSplits() {}

  /**
   * One division with a fifth kept aside, or so many folds.
   *
   * @param folds 1, or into how many parts
   */
  static List<Split> of(JetSample sample, int folds, long seed) {
    if (folds == 1 && !sample.jets().has(JetReader.EVENT)) {
      return List.of(Split.of(sample.size(), TRAINING_SHARE, seed));
    }
    double[] event =
        sample.jets().has(JetReader.EVENT)
            ? sample.jets().of(JetReader.EVENT)
            : IntStream.range(0, sample.size()).asDoubleStream().toArray();
    double[] events = Arrays.stream(event).distinct().sorted().toArray();
    int[] part = new int[events.length];
    if (folds == 1) {
      for (int chosen : Split.of(events.length, TRAINING_SHARE, seed).training()) {
        part[chosen] = 1;
      }
    } else {
      int[] order = Split.shuffled(events.length, seed);
      Arrays.setAll(part, i -> order[i] % folds);
    }
    int[] of = Arrays.stream(event).mapToInt(e -> part[Arrays.binarySearch(events, e)]).toArray();
    return IntStream.range(0, folds)
        .mapToObj(fold -> new Split(chosen(of, p -> p != fold), chosen(of, p -> p == fold)))
        .toList();
  }

  private static int[] chosen(int[] part, IntPredicate wanted) {
    return IntStream.range(0, part.length).filter(jet -> wanted.test(part[jet])).toArray();
  }
}
