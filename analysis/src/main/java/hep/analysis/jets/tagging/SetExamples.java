package hep.analysis.jets.tagging;

import hep.analysis.features.Scaling;
import hep.learners.Jagged;
import hep.learners.Segments;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.train.Examples;
import java.util.List;
import java.util.function.Function;

/**
 * Jets as sets of rows beside features of the whole jet.
 *
 * @param rows of all jets, scaled
 * @param features jets by features, scaled
 * @param all truth and weights
 */
record SetExamples(Jagged rows, Tensor features, JetBatch.Part all)
    implements Examples<SetExamples.Batch> {
  /** Not yet scaled. */
  static SetExamples of(
      JetSample sample, int width, Function<hep.analysis.jets.Particles, float[]> rowsOfJet) {
    List<float[]> rows = sample.jets().parallelStream().map(rowsOfJet).toList();
    int[] offsets = new int[rows.size() + 1];
    for (int jet = 0; jet < rows.size(); jet++) {
      offsets[jet + 1] = offsets[jet] + rows.get(jet).length / width;
    }
    Tensor content = Tensor.zeros(offsets[rows.size()], width);
    for (int jet = 0; jet < rows.size(); jet++) {
      float[] own = rows.get(jet);
      System.arraycopy(own, 0, content.data(), offsets[jet] * width, own.length);
    }
    return new SetExamples(
        new Jagged(content, offsets),
        new Tensor(JetObservables.of(sample), sample.size(), JetObservables.NAMES.size()),
        JetBatch.Part.all(sample));
  }

  Scaling rowScaling() {
    return ScaledRows.fit(rows.content().data(), rows.content().columns());
  }

  Scaling featureScaling() {
    return ScaledRows.fit(features.data(), features.columns());
  }

  /** Scales in place; returns this. */
  SetExamples scaled(Scaling ofRows, Scaling ofFeatures) {
    ofRows.apply(rows.content().data());
    ofFeatures.apply(features.data());
    return this;
  }

  @Override
  public int size() {
    return features.rows();
  }

  @Override
  public Batch batch(int[] order, int from, int to) {
    return new Batch(this, all.of(order, from, to));
  }

  /** Some of the jets. */
  record Batch(SetExamples examples, JetBatch.Part part) implements JetBatch {
    Var rows(Tape tape) {
      return examples.rows.rows(tape, part.order(), part.from(), part.to());
    }

    Segments sets() {
      return examples.rows.segments(part.order(), part.from(), part.to());
    }

    Var features(Tape tape) {
      return tape.rows(examples.features, part.order(), part.from(), part.to());
    }
  }
}
