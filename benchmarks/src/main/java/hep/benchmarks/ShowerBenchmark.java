package hep.benchmarks;

import hep.analysis.calorimeter.ShowerParticle;
import hep.analysis.calorimeter.ToyCalorimeter;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Times the toy calorimeter: showers of 1 to 100 GeV in CaloGAN's layers, in one thread and in all.
 * Arguments: showers a round, rounds.
 */
public final class ShowerBenchmark {
  private ShowerBenchmark() {}

  /** Prints medians over the rounds. */
  public static void main(String... args) {
    int showers = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    System.out.println(Cpu.name());
    System.out.println("| particle | threads | showers/s |");
    System.out.println("|---|---|---|");
    for (ShowerParticle particle :
        new ShowerParticle[] {
          ShowerParticle.POSITRON, ShowerParticle.PHOTON, ShowerParticle.PION
        }) {
      ToyCalorimeter toy = ToyCalorimeter.caloGan(particle);
      for (boolean all : new boolean[] {false, true}) {
        double[] rates = new double[rounds];
        for (int round = -1; round < rounds; round++) {
          double rate = rate(toy, showers, all);
          if (round >= 0) {
            rates[round] = rate;
          }
        }
        Arrays.sort(rates);
        int threads = all ? Runtime.getRuntime().availableProcessors() : 1;
        System.out.printf("| %s | %d | %.0f |%n", particle, threads, rates[rounds / 2]);
      }
    }
  }

  private static double rate(ToyCalorimeter toy, int showers, boolean all) {
    IntStream numbers = IntStream.range(0, showers);
    long start = System.nanoTime();
    double energy =
        (all ? numbers.parallel() : numbers)
            .mapToDouble(i -> toy.shower(1, i).layers()[1][66])
            .sum();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!(energy > 0)) {
      throw new IllegalStateException("the showers are empty");
    }
    return showers / seconds;
  }
}
