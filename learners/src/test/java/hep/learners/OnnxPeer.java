package hep.learners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import hep.learners.onnx.OnnxExport;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs exported models in onnxruntime. */
final class OnnxPeer {
  private OnnxPeer() {}

  static float[] run(OnnxExport model, Map<String, Tensor> inputs) throws OrtException {
    return run(model, inputs, Map.of());
  }

  static float[] run(OnnxExport model, Map<String, Tensor> inputs, Map<String, long[]> counts)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> fed = new LinkedHashMap<>();
    try (OrtSession session = environment.createSession(model.bytes())) {
      for (Map.Entry<String, Tensor> each : inputs.entrySet()) {
        if (session.getInputNames().contains(each.getKey())) {
          long[] shape = Arrays.stream(each.getValue().shape()).asLongStream().toArray();
          FloatBuffer data = FloatBuffer.wrap(each.getValue().data());
          fed.put(each.getKey(), OnnxTensor.createTensor(environment, data, shape));
        }
      }
      for (Map.Entry<String, long[]> each : counts.entrySet()) {
        fed.put(each.getKey(), OnnxTensor.createTensor(environment, each.getValue()));
      }
      try (OrtSession.Result result = session.run(fed)) {
        FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
        float[] values = new float[found.remaining()];
        found.get(values);
        return values;
      }
    } finally {
      fed.values().forEach(OnnxTensor::close);
    }
  }

  static void requireEqual(String what, float[] expected, float... found) {
    assertEquals(expected.length, found.length, what);
    double most = 0;
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      most = Math.max(most, Math.abs((double) expected[i] - found[i]));
      largest = Math.max(largest, Math.abs(expected[i]));
    }
    System.getLogger("hep.learners.onnx")
        .log(
            System.Logger.Level.INFO,
            "%s: largest difference to onnxruntime %.2g of %.2g".formatted(what, most, largest));
    assertTrue(most <= 2e-5 * Math.max(1, largest) && largest > 0, what + ": " + most);
  }
}
