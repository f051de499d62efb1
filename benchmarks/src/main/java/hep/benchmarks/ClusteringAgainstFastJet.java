package hep.benchmarks;

import hep.analysis.jets.ClusterSequence;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.JetDefinition;
import hep.analysis.jets.Particles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Times clustering against FastJet on the same particles, alternating the two, and prints the
 * median of the ratios. Argument: the program built from {@code
 * benchmarks/peers/fastjet/fastjet_peer.cc}.
 */
public final class ClusteringAgainstFastJet {
  private static final int ROUNDS = 11;

  private final PrintWriter requests;
  private final BufferedReader answers;

  private ClusteringAgainstFastJet(Process peer) {
    requests = new PrintWriter(peer.outputWriter(StandardCharsets.US_ASCII));
    answers = peer.inputReader(StandardCharsets.US_ASCII);
  }

  /** Runs all sizes, exponents and radii. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("One argument is needed: the FastJet driver.");
    }
    Process peer = new ProcessBuilder(args[0]).start();
    ClusteringAgainstFastJet benchmark = new ClusteringAgainstFastJet(peer);
    System.out.println("| particles | p | R | FastJet, µs | Kaon, µs | ratio (min to max) |");
    System.out.println("|---|---|---|---|---|---|");
    for (int n : new int[] {50, 500, 5000}) {
      for (double p : new double[] {-1.0, 0.0, 1.0}) {
        for (double radius : new double[] {0.4, 1.0}) {
          benchmark.compare(n, JetDefinition.generalisedKt(p, radius));
        }
      }
    }
    benchmark.requests.close();
    peer.destroy();
  }

  private void compare(int n, JetDefinition definition) throws IOException {
    Particles event = event(n);
    int repeats = Math.max(10, 50_000 / n);
    time(event, definition, 4 * repeats);
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    double[] ratio = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      theirs[round] = ask(event, definition, repeats);
      ours[round] = time(event, definition, repeats);
      ratio[round] = ours[round] / theirs[round];
    }
    Arrays.sort(ratio);
    System.out.printf(
        "| %d | %.0f | %.1f | %.1f | %.1f | %.2f (%.2f to %.2f) |%n",
        n,
        definition.p(),
        definition.radius(),
        median(theirs) / 1e3,
        median(ours) / 1e3,
        ratio[ROUNDS / 2],
        ratio[0],
        ratio[ROUNDS - 1]);
  }

  /** Median nanoseconds of one clustering with its jets above 5 GeV. */
  private static double time(Particles event, JetDefinition definition, int repeats) {
    double[] nanoseconds = new double[repeats];
    int jets = 0;
    for (int i = 0; i < repeats; i++) {
      long start = System.nanoTime();
      jets += ClusterSequence.of(event, definition).inclusive(5.0).size();
      nanoseconds[i] = System.nanoTime() - start;
    }
    if (jets < 0) {
      throw new IllegalStateException("More jets than can be counted.");
    }
    return median(nanoseconds);
  }

  private double ask(Particles event, JetDefinition definition, int repeats) throws IOException {
    requests.println(
        "time genkt %s %s e %d %d"
            .formatted(definition.p(), definition.radius(), event.size(), repeats));
    for (int i = 0; i < event.size(); i++) {
      FourVector v = event.vector(i);
      requests.println(v.px() + " " + v.py() + " " + v.pz() + " " + v.e());
    }
    requests.flush();
    String line = answers.readLine();
    if (line == null || !"end".equals(answers.readLine())) {
      throw new IOException("The FastJet driver ended early.");
    }
    return median(
        Arrays.stream(line.trim().split(" ", -1)).mapToDouble(Double::parseDouble).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Four sprays over a uniform soft background. */
  private static Particles event(int n) {
    SplittableRandom random = new SplittableRandom(n);
    List<FourVector> vectors = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean soft = random.nextDouble() < 0.6;
      int spray = random.nextInt(4);
      double y = soft ? random.nextDouble(-5.0, 5.0) : spray - 1.5 + 0.15 * random.nextGaussian();
      double phi =
          soft ? random.nextDouble(0.0, 2.0 * Math.PI) : 1.5 * spray + 0.15 * random.nextGaussian();
      double pt = (soft ? 0.5 : 8.0) * -Math.log(1.0 - random.nextDouble());
      vectors.add(FourVector.ofPtRapidityPhiMass(pt, y, phi, 0.14));
    }
    return Particles.of(vectors);
  }
}
