package hep.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.sun.management.ThreadMXBean;
import hep.learners.Parameters;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.onnx.OnnxWriter;
import hep.learners.train.Predictor;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One event through the dense network 40-128-128-64-3 against ONNX Runtime with the same weights,
 * both in this process, in turn, on one thread. ONNX Runtime gets a tensor over a direct buffer
 * that is made once, and keeps its session.
 */
public final class LatencyBenchmark {
  private static final int EVENTS = 200_000;
  private static final int WARM = 100_000;

  private LatencyBenchmark() {}

  /** Prints medians and 99th percentiles, in microseconds. */
  public static void main(String[] args) {
    try {
      race();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot run the network", e);
    }
  }

  private static void race() throws OrtException {
    Parameters parameters = Parameters.seeded(1);
    Mlp network = Mlp.of(parameters, Activation.RELU, 40, 128, 128, 64, 3);
    OnnxWriter onnx = new OnnxWriter("dense");
    InputGroup inputs =
        new InputGroup(
            "event", false, IntStream.range(0, 40).mapToObj(i -> Input.named("x" + i)).toList());
    onnx.output("logits", onnx.layer(network, onnx.inputs(inputs)), 3);
    Predictor predictor = new Predictor(parameters, network, 40);
    float[] event = new float[40];
    float[] scores = new float[3];
    Random random = new Random(1);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(160).order(ByteOrder.nativeOrder()).asFloatBuffer();
    double[] ours = new double[EVENTS];
    double[] theirs = new double[EVENTS];
    double worst = 0;
    double largest = 0;
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = 0;
    try (OrtSession session = environment.createSession(onnx.toBytes(), options);
        OnnxTensor tensor = OnnxTensor.createTensor(environment, buffer, new long[] {1, 40})) {
      Map<String, OnnxTensor> fed = Map.of("event", tensor);
      for (int i = -WARM; i < EVENTS; i++) {
        for (int j = 0; j < event.length; j++) {
          event[j] = random.nextFloat() - 0.5f;
        }
        long before = memory.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        predictor.predict(event, 0, scores, 0);
        long middle = System.nanoTime();
        bytes = memory.getCurrentThreadAllocatedBytes() - before;
        buffer.put(0, event);
        long again = System.nanoTime();
        try (OrtSession.Result result = session.run(fed)) {
          long end = System.nanoTime();
          FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
          for (int j = 0; j < scores.length; j++) {
            largest = Math.max(largest, Math.abs(scores[j]));
            worst = Math.max(worst, Math.abs((double) scores[j] - found.get(j)));
          }
          if (i >= 0) {
            ours[i] = (middle - start) / 1e3;
            theirs[i] = (end - again) / 1e3;
          }
        }
      }
    }
    System.out.printf(
        "CPU: %s; Java %s; ONNX Runtime %s%n%n",
        Cpu.name(), Runtime.version(), environment.getVersion());
    System.out.println("| one event | median, µs | p99, µs |");
    System.out.println("|---|---|---|");
    print("Kaon", ours);
    print("ONNX Runtime", theirs);
    System.out.printf(
        Locale.ROOT,
        "%nRatio of medians %.2f; largest difference of a score %.1e of %.2f; %d bytes an event.%n",
        quantile(theirs, 0.5) / quantile(ours, 0.5),
        worst,
        largest,
        bytes);
  }

  private static void print(String name, double[] micros) {
    System.out.printf(
        Locale.ROOT, "| %s | %.2f | %.2f |%n", name, quantile(micros, 0.5), quantile(micros, 0.99));
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
