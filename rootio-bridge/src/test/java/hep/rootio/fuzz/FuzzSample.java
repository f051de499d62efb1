package hep.rootio.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** A sample of broken files, for a JVM of its own: ends with 1 where anything is wrong. */
final class FuzzSample {
  private static final int FLIPS = 150;

  private FuzzSample() {}

  public static void main(String[] args) throws IOException {
    Fuzzing fuzzing = new Fuzzing(Path.of(args[0]), Path.of(args[1]));
    Random random = new Random(1);
    for (int i = 0; i < FLIPS; i++) {
      fuzzing.flip(random.nextInt(fuzzing.bits()));
      fuzzing.flipInside(random.nextInt(fuzzing.bitsInside()));
    }
    fuzzing.cut(fuzzing.length() / 2);
    fuzzing.bugs().forEach(System.out::println);
    if (!fuzzing.bugs().isEmpty()) {
      System.exit(1);
    }
  }
}
