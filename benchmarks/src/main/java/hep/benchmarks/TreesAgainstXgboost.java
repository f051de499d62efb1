package hep.benchmarks;

import hep.learners.Tensor;
import hep.learners.trees.BoostLoss;
import hep.learners.trees.BoostedTrees;
import hep.learners.trees.Targets;
import hep.learners.trees.TreeShape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Times gradient boosting against XGBoost's {@code hist} on the same rows, alternating the two, and
 * prints the medians, the median of the ratios and both areas under the ROC curve. Arguments: the
 * script {@code benchmarks/peers/xgboost_peer.py}, threads, and optionally rows of the made set, 0
 * for none, and a ROOT file with a signal and a background tree.
 */
public final class TreesAgainstXgboost {
  private static final int ROUNDS = 3;
  private static final int DIVISIONS = 5;
  private static final double LAMBDA = 1;
  private static final double LEAST_HESSIAN = 1;

  private final Path script;
  private final int threads;

  private TreesAgainstXgboost(Path script, int threads) {
    this.script = script;
    this.threads = threads;
  }

  /** Runs the made set and the file. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      throw new IllegalArgumentException(
          "Arguments: xgboost_peer.py, threads, rows of the made set, ROOT file.");
    }
    TreesAgainstXgboost benchmark =
        new TreesAgainstXgboost(Path.of(args[0]), Integer.parseInt(args[1]));
    int rows = args.length > 2 ? Integer.parseInt(args[2]) : 1_000_000;
    System.out.println(Cpu.name() + ", " + benchmark.threads + " threads");
    System.out.println(
        "| set | trees, depth, rate | XGBoost, s | Kaon, s | speed (min to max) | AUC XGBoost | AUC Kaon | difference |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    if (rows > 0) {
      MadeSet made = MadeSet.of(rows + rows / 4, 1);
      benchmark.compare(rows + " x 28 made", made, rows, 100, 6, 0.3);
    }
    if (args.length > 3) {
      // 4,000 test entries fix an area to 0.007 only: several divisions tell the two apart
      for (long seed = 1; seed <= DIVISIONS; seed++) {
        MadeSet file = MadeSet.read(Path.of(args[3]), seed);
        int training = file.features().rows() * 4 / 5;
        benchmark.compare("Higgs_data.root, division " + seed, file, training, 100, 4, 0.1);
      }
    }
  }

  private void compare(String name, MadeSet set, int training, int trees, int depth, double rate)
      throws IOException {
    Path folder = Files.createTempDirectory("kaon-trees");
    try {
      Files.write(folder.resolve("features.f32"), bytes(set.features().data()));
      Files.write(folder.resolve("labels.f32"), bytes(floats(set.signal())));
      ProcessBuilder builder =
          new ProcessBuilder(
                  "/usr/bin/python3",
                  script.toString(),
                  folder.toString(),
                  Integer.toString(set.features().columns()),
                  Integer.toString(training))
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      // on a machine with other work, threads that spin while they wait cost XGBoost a factor
      builder.environment().putIfAbsent("OMP_WAIT_POLICY", "passive");
      Process peer = builder.start();
      try {
        compare(name, peer, set, training, trees, depth, rate);
      } finally {
        peer.destroy();
      }
    } finally {
      for (String file : new String[] {"features.f32", "labels.f32"}) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.delete(folder);
    }
  }

  private void compare(
      String name, Process peer, MadeSet set, int training, int trees, int depth, double rate)
      throws IOException {
    PrintWriter requests = new PrintWriter(peer.outputWriter(StandardCharsets.US_ASCII));
    BufferedReader answers = peer.inputReader(StandardCharsets.US_ASCII);
    TreeShape shape =
        TreeShape.depth(depth).withLambda(LAMBDA).withLeastHessian(LEAST_HESSIAN).withBins(255);
    var settings = BoostedTrees.Settings.plain(trees, rate, shape);
    int columns = set.features().columns();
    Tensor features =
        new Tensor(Arrays.copyOf(set.features().data(), training * columns), training, columns);
    Targets targets = Targets.of(Arrays.copyOf(set.signal(), training), ones(training));
    int[] rows = IntStream.range(0, training).toArray();
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    double[] speed = new double[ROUNDS];
    double peerAuc = 0;
    double auc = 0;
    for (int round = -1; round < ROUNDS; round++) {
      requests.println(
          trees
              + " "
              + depth
              + " "
              + rate
              + " "
              + LAMBDA
              + " "
              + LEAST_HESSIAN
              + " 255 "
              + threads);
      requests.flush();
      String line = answers.readLine();
      if (line == null) {
        throw new IOException("The XGBoost peer ended early.");
      }
      String[] words = line.split(" ", -1);
      long begin = System.nanoTime();
      BoostedTrees model =
          BoostedTrees.fit(
              features, targets, rows, new int[0], new BoostLoss.Logistic(), settings, 1, threads);
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (round >= 0) { // the first one warms both up
        theirs[round] = Double.parseDouble(words[0]) + Double.parseDouble(words[1]);
        ours[round] = seconds;
        speed[round] = theirs[round] / seconds;
      }
      peerAuc = Double.parseDouble(words[2]);
      auc = auc(model.margins(set.features(), threads)[0], set.signal(), training);
    }
    requests.close();
    Arrays.sort(ours);
    Arrays.sort(theirs);
    Arrays.sort(speed);
    System.out.printf(
        "| %s | %d, %d, %.1f | %.2f | %.2f | %.2f (%.2f to %.2f) | %.5f | %.5f | %+.5f |%n",
        name,
        trees,
        depth,
        rate,
        theirs[ROUNDS / 2],
        ours[ROUNDS / 2],
        speed[ROUNDS / 2],
        speed[0],
        speed[ROUNDS - 1],
        peerAuc,
        auc,
        auc - peerAuc);
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * Share of pairs in the right order, of the rows from {@code from} on; equal scores count half.
   */
  private static double auc(double[] scores, boolean[] signal, int from) {
    Integer[] order = IntStream.range(from, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
    double signals = 0;
    double backgrounds = 0;
    double pairs = 0;
    for (int i = 0; i < order.length; ) {
      double equalSignals = 0;
      double equalBackgrounds = 0;
      double score = scores[order[i]];
      for (; i < order.length && scores[order[i]] == score; i++) {
        equalSignals += signal[order[i]] ? 1 : 0;
        equalBackgrounds += signal[order[i]] ? 0 : 1;
      }
      pairs += equalSignals * (backgrounds + equalBackgrounds / 2);
      signals += equalSignals;
      backgrounds += equalBackgrounds;
    }
    return pairs / (signals * backgrounds);
  }

  private static float[] floats(boolean[] signal) {
    float[] floats = new float[signal.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = signal[i] ? 1 : 0;
    }
    return floats;
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }
}
