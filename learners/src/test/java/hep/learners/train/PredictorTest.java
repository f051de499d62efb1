package hep.learners.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One event at a time. */
class PredictorTest {
  @Test
  void givesAnEventTheBitsThatItHasInABatch() {
    Parameters parameters = Parameters.seeded(3);
    Mlp network = Mlp.of(parameters, Activation.RELU, 37, 150, 40, 3);
    Random random = new Random(5);
    Tensor events = Tensor.zeros(29, 37);
    for (int i = 0; i < events.data().length; i++) {
      events.data()[i] = (float) random.nextGaussian();
    }
    float[] together = network.apply(Tape.evaluation(parameters).constant(events)).value().data();
    Predictor predictor = new Predictor(parameters, network, 37);
    float[] scores = new float[together.length];
    for (int event = 0; event < 29; event++) {
      predictor.predict(events.data(), event * 37, scores, event * 3);
    }
    for (int i = 0; i < scores.length; i++) {
      assertEquals(together[i], scores[i], "score " + i);
    }
  }
}
