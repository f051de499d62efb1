package hep.learners;

import hep.learners.train.Examples;
import java.util.List;
import java.util.SplittableRandom;

/** Sets of one to five elements with features and random classes. */
record RandomSets(Jagged elements, Tensor features, Tensor labels)
    implements Examples<RandomSets.Batch> {
  record Batch(RandomSets all, int[] order, int from, int to) {
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

  static RandomSets of(int count) {
    SplittableRandom random = new SplittableRandom(17);
    int[] offsets = new int[count + 1];
    for (int i = 0; i < count; i++) {
      offsets[i + 1] = offsets[i] + 1 + random.nextInt(5);
    }
    Tensor elements = Tensor.zeros(offsets[count], 6);
    Tensor features = Tensor.zeros(count, 4);
    Tensor labels = Tensor.zeros(count, 1);
    for (Tensor each : List.of(elements, features)) {
      for (int i = 0; i < each.data().length; i++) {
        each.data()[i] = (float) random.nextGaussian();
      }
    }
    for (int i = 0; i < count; i++) {
      labels.data()[i] = random.nextInt(3);
    }
    return new RandomSets(new Jagged(elements, offsets), features, labels);
  }

  @Override
  public int size() {
    return labels.rows();
  }

  @Override
  public Batch batch(int[] order, int from, int to) {
    return new Batch(this, order, from, to);
  }
}
