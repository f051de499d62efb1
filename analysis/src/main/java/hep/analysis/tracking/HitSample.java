package hep.analysis.tracking;

import hep.analysis.InputException;
import hep.analysis.input.TreeInput;
import hep.learners.Tensor;
import hep.rootio.Columns;
import hep.rootio.Tree;
import java.util.Arrays;
import java.util.List;

/**
 * Events of a strip chamber, as the package describes them.
 *
 * @param layers of the chamber
 * @param strips a layer
 * @param pitchMm from strip to strip
 * @param spacingMm from layer to layer
 * @param charge of all strips, event after event
 * @param positionMm of the track in each layer, event after event
 * @param efficient whether the track left a hit
 * @param condition of each event, -1 where it is not told
 */
public record HitSample(
    int layers,
    int strips,
    double pitchMm,
    double spacingMm,
    float[] charge,
    float[] positionMm,
    boolean[] efficient,
    int[] condition) {
  private static final List<String> NEEDED =
      List.of("charge", "position", "efficient", "pitch", "spacing");
  private static final int FEWEST_LAYERS = 3;
  private static final int FEWEST_STRIPS = 40;

  /** The charges of some events: events by strips of all layers. */
  Tensor charges(int... events) {
    int width = layers * strips;
    Tensor charges = Tensor.zeros(events.length, width);
    for (int i = 0; i < events.length; i++) {
      System.arraycopy(charge, events[i] * width, charges.data(), i * width, width);
    }
    return charges;
  }

  /**
   * Reads and checks a tree.
   *
   * @param specs files, each optionally with {@code :TREE}
   * @throws InputException for charges below 0, positions outside the chamber, or a geometry that
   *     does not fit; names the entry
   */
  public static HitSample read(List<String> specs) {
    return read(specs, 0);
  }

  /**
   * Reads charges alone; the track lies in the middle of every layer.
   *
   * @param layers of the chamber
   */
  static HitSample unlabelled(List<String> specs, int layers) {
    return read(specs, layers);
  }

  /** With truth where the number of layers is not told. */
  private static HitSample read(List<String> specs, int told) {
    String where = String.join(", ", specs);
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, where);
      Columns columns = input.read(told == 0 ? NEEDED : List.of("charge", "pitch", "spacing"));
      TreeInput.FixedNumbers charge = input.fixed(columns, "charge");
      TreeInput.FixedNumbers none =
          new TreeInput.FixedNumbers(told, new float[told * columns.entries()]);
      TreeInput.FixedNumbers position = told == 0 ? input.fixed(columns, "position") : none;
      TreeInput.FixedNumbers efficient = told == 0 ? input.fixed(columns, "efficient") : none;
      int layers = position.size();
      int strips = charge.size() / Math.max(1, layers);
      if (layers < FEWEST_LAYERS
          || strips < FEWEST_STRIPS
          || strips * layers != charge.size()
          || efficient.size() != layers) {
        throw new InputException(
            "%s: %d charges, %d positions and %d efficiencies an entry are no chamber of at least 3 layers of 40 strips"
                .formatted(where, charge.size(), layers, efficient.size()));
      }
      HitSample sample =
          new HitSample(
              layers,
              strips,
              constant(input, columns, "pitch"),
              constant(input, columns, "spacing"),
              charge.values(),
              position.values(),
              booleans(efficient.values()),
              conditions(input));
      sample.check(where);
      return sample;
    }
  }

  private static boolean[] booleans(float... values) {
    boolean[] result = new boolean[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] != 0;
    }
    return result;
  }

  private static double constant(TreeInput input, Columns columns, String name) {
    double[] values = input.flat(columns, name);
    for (int entry = 0; entry < values.length; entry++) {
      if (!(values[entry] > 0) || values[entry] != values[0]) {
        throw new InputException(
            "%s: branch '%s' is %s at entry %d; expected the same positive length in every entry"
                .formatted(input.where(), name, values[entry], entry));
      }
    }
    return values[0];
  }

  private static int[] conditions(TreeInput input) {
    int[] conditions = new int[(int) input.tree().entries()];
    Arrays.fill(conditions, -1);
    if (input.names().contains("condition")) {
      double[] found = input.flat(input.read(List.of("condition")), "condition");
      Arrays.setAll(conditions, entry -> (int) found[entry]);
    }
    return conditions;
  }

  private void check(String where) {
    for (int i = 0; i < charge.length; i++) {
      if (charge[i] < 0) {
        throw new InputException(
            "%s: a strip has the charge %s at entry %d; expected at least 0"
                .formatted(where, charge[i], i / (layers * strips)));
      }
    }
    for (int i = 0; i < positionMm.length; i++) {
      if (positionMm[i] < 0 || positionMm[i] >= strips * pitchMm) {
        throw new InputException(
            "%s: the track passes layer %d at %s mm at entry %d, outside the strips from 0 to %s mm"
                .formatted(where, i % layers, positionMm[i], i / layers, strips * pitchMm));
      }
    }
  }

  /** Number of events. */
  public int size() {
    return condition.length;
  }

  /** True place of a track in a layer, in strips. */
  public double strip(int event, int layer) {
    return positionMm[event * layers + layer] / pitchMm;
  }

  /** Whether some layer of an event misses the track. */
  public boolean missing(int event) {
    for (int layer = 0; layer < layers; layer++) {
      if (!efficient[event * layers + layer]) {
        return true;
      }
    }
    return false;
  }
}
