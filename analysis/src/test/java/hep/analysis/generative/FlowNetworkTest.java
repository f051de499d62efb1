package hep.analysis.generative;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.learners.Parameters;
import hep.learners.Tensor;
import org.junit.jupiter.api.Test;

class FlowNetworkTest {
  @Test
  void carriesNoiseAlongAKnownField() {
    // to N(m, s²) from N(0, 1): with a(t) = (1 − t)² + t² s² the exact velocity is
    // m + (t s² − (1 − t)) (x − t m)/a, and a point goes to m + s times itself
    double m = 3;
    double s = 0.5;
    FlowNetwork exact =
        (x, time, _) -> {
          var velocity = x.tape().input(x.rows(), 1);
          for (int i = 0; i < x.rows(); i++) {
            double t = time.data()[time.start() + i];
            double a = (1 - t) * (1 - t) + t * t * s * s;
            double at = x.data()[x.start() + i];
            velocity.data()[velocity.start() + i] =
                (float) (m + (t * s * s - (1 - t)) * (at - t * m) / a);
          }
          return velocity;
        };
    Tensor noise = new Tensor(new float[] {-2, -0.5f, 0, 1, 2}, 5, 1);
    Tensor data = exact.carry(Parameters.seeded(1), noise, noise, 1);
    for (int i = 0; i < 5; i++) {
      assertEquals(m + s * noise.data()[i], data.data()[i], 0.02);
    }
  }
}
