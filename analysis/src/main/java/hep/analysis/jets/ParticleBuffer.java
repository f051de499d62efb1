package hep.analysis.jets;

import java.util.Arrays;

/** Grows to the particles of one event; checks each as it comes, so that its line can be named. */
final class ParticleBuffer {
  private final LineSource lines;
  private double[][] columns = new double[4][64];
  private int size;

  ParticleBuffer(LineSource lines) {
    this.lines = lines;
  }

  /** Reads px, py, pz and E from four words on, in units of {@code toGeV} GeV. */
  void add(String[] words, int from, double toGeV) {
    if (size == EventReader.MOST_PARTICLES) {
      throw lines.wrong(
          "at most %d particles in an event".formatted(EventReader.MOST_PARTICLES), "more");
    }
    if (size == columns[0].length) {
      for (int k = 0; k < 4; k++) {
        columns[k] = Arrays.copyOf(columns[k], 2 * size);
      }
    }
    for (int k = 0; k < 4; k++) {
      columns[k][size] = toGeV * number(words[from + k]);
    }
    size++;
  }

  private double number(String word) {
    double value;
    try {
      value = Double.parseDouble(word);
    } catch (NumberFormatException _) {
      throw lines.wrong("a number for px, py, pz and E", "\"" + shortened(word) + "\"");
    }
    if (!(Math.abs(value) <= Particles.LARGEST_GEV)) {
      throw lines.wrong("finite momenta below " + Particles.LARGEST_GEV + " GeV", shortened(word));
    }
    return value;
  }

  static String shortened(String word) {
    return word.length() <= 40 ? word : word.substring(0, 40) + "...";
  }

  /** The particles so far; empties the buffer. */
  Particles take() {
    int n = size;
    size = 0;
    return Particles.of(
        Arrays.copyOf(columns[0], n),
        Arrays.copyOf(columns[1], n),
        Arrays.copyOf(columns[2], n),
        Arrays.copyOf(columns[3], n));
  }
}
