package hep.analysis.pivot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Objects of a sample whose nuisance is about the same: of a nuisance of 0 and 1 those two; of
 * another the tenth of the objects nearest to the median and those nearest to the 16 % and 84 %
 * quantiles.
 *
 * @param names what to call them, the nominal group first
 * @param members numbers of the objects of each
 */
record NuisanceGroups(List<String> names, List<int[]> members) {
  private static final double[] QUANTILES = {0.5, 0.1587, 0.8413};
  private static final double SHARE = 0.1;

  static NuisanceGroups of(PivotSample sample) {
    List<String> names = new ArrayList<>();
    List<int[]> members = new ArrayList<>();
    if (sample.isBinary()) {
      for (int value = 0; value < 2; value++) {
        int wanted = value;
        names.add("z = " + value);
        members.add(
            IntStream.range(0, sample.size())
                .filter(i -> sample.nuisance()[i] == wanted)
                .toArray());
      }
      return new NuisanceGroups(names, members);
    }
    int[] order =
        IntStream.range(0, sample.size())
            .boxed()
            .sorted((i, j) -> Float.compare(sample.nuisance()[i], sample.nuisance()[j]))
            .mapToInt(i -> i)
            .toArray();
    for (double quantile : QUANTILES) {
      int middle = (int) (quantile * order.length);
      int half = (int) Math.max(1, SHARE * order.length / 2);
      int from = Math.max(0, middle - half);
      int to = Math.min(order.length, middle + half);
      members.add(Arrays.copyOfRange(order, from, to));
      names.add(
          String.format(Locale.ROOT, "z ≈ %.1f", sample.nuisance()[order[middle]])
              .replace("-0.0", "0.0"));
    }
    return new NuisanceGroups(names, members);
  }
}
