package hep.analysis.tasks;

import hep.learners.Initializer;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Var;
import hep.learners.layers.Dense;
import hep.learners.layers.Dropout;
import java.util.ArrayList;
import java.util.List;

/** A dense network on a fixed number of inputs. */
record FlatNetwork(List<Dense> hidden, Dense output, Dropout dropout)
    implements Ensemble.Network<FlatExamples.Batch> {
  static FlatNetwork of(
      Parameters parameters, int inputs, int classes, int width, int depth, float dropout) {
    List<Dense> hidden = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      hidden.add(
          Dense.of(parameters.in("hidden/" + i), i == 0 ? inputs : width, width, Initializer.he()));
    }
    return new FlatNetwork(
        hidden, Dense.of(parameters.in("output"), width, classes), new Dropout(dropout));
  }

  @Override
  public Var logits(Tape tape, FlatExamples.Batch batch) {
    return logits(batch.inputs(tape));
  }

  /** From scaled rows. */
  Var logits(Var rows) {
    Var x = rows;
    for (Dense layer : hidden) {
      x = dropout.apply(layer.apply(x).relu());
    }
    return output.apply(x);
  }
}
