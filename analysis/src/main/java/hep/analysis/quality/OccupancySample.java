package hep.analysis.quality;

import hep.analysis.InputException;
import hep.analysis.autoencoder.ImageSample;
import hep.analysis.input.TreeInput;
import hep.rootio.Columns;
import hep.rootio.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Maps of counts with what is wrong in them.
 *
 * @param maps the label is the fault: 0 none, 1 hot, 2 dead, 3 drifting
 * @param run of each map; -1 for a single one
 * @param number of each map in its run
 * @param onset number of the first faulty map of the run
 */
public record OccupancySample(ImageSample maps, int[] run, int[] number, int[] onset) {
  /** Names of the faults, by their number. */
  static final List<String> FAULTS = List.of("good", "hot", "dead", "drifting");

  private static final int FEWEST_GOOD = 60;

  /**
   * Reads and checks a tree.
   *
   * @param specs files, each optionally with {@code :TREE}
   * @throws InputException for counts below 0, unknown faults, or too few maps without fault
   */
  public static OccupancySample read(List<String> specs) {
    String where = String.join(", ", specs);
    ImageSample maps = ImageSample.read(specs);
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, where);
      Columns columns = input.read(List.of("fault", "run", "number", "onset"));
      int[] faults = whole(input, columns, "fault");
      for (int map = 0; map < faults.length; map++) {
        if (faults[map] < 0 || faults[map] >= FAULTS.size()) {
          throw new InputException(
              "%s: branch 'fault' is %d at entry %d; expected 0 for none, 1 hot, 2 dead or 3 drifting"
                  .formatted(where, faults[map], map));
        }
      }
      if (Arrays.stream(faults).filter(fault -> fault == 0).count() < FEWEST_GOOD) {
        throw new InputException(
            "%s: fewer than %d maps are without fault; the network learns from those"
                .formatted(where, FEWEST_GOOD));
      }
      return new OccupancySample(
          new ImageSample(maps.side(), maps.pixels(), faults),
          whole(input, columns, "run"),
          whole(input, columns, "number"),
          whole(input, columns, "onset"));
    }
  }

  private static int[] whole(TreeInput input, Columns columns, String name) {
    return Arrays.stream(input.flat(columns, name)).mapToInt(value -> (int) value).toArray();
  }

  /** Number of maps. */
  public int size() {
    return run.length;
  }

  /** Numbers of the single maps. */
  int[] singles() {
    return IntStream.range(0, size()).filter(map -> run[map] < 0).toArray();
  }

  /** Numbers of the maps in runs. */
  int[] inRuns() {
    return IntStream.range(0, size()).filter(map -> run[map] >= 0).toArray();
  }

  /** The chosen maps, in this order. */
  OccupancySample only(int... chosen) {
    return new OccupancySample(
        maps.only(chosen), pick(run, chosen), pick(number, chosen), pick(onset, chosen));
  }

  private static int[] pick(int[] values, int... chosen) {
    return Arrays.stream(chosen).map(i -> values[i]).toArray();
  }

  /** The same with other maps of the same number, such as scaled ones. */
  OccupancySample with(ImageSample others) {
    return new OccupancySample(others, run, number, onset);
  }
}
