package hep.rootio.internal.ttree;

import hep.rootio.Interpretation;
import hep.rootio.Interpretation.Array;
import hep.rootio.Interpretation.Framing;
import hep.rootio.Interpretation.Numeric;
import hep.rootio.Interpretation.Text;
import hep.rootio.Interpretation.TextForm;
import hep.rootio.NumberType;
import hep.rootio.RootObject;
import hep.rootio.internal.decode.PackedRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A leaf of a branch (TLeaf).
 *
 * @param className such as TLeafF
 * @param name of the leaf
 * @param title with dimensions, such as {@code x[n][3]}
 * @param length product of the fixed dimensions
 * @param unsigned whether its whole numbers are
 * @param counter the leaf that counts it, if it varies
 */
record Leaf(
    String className,
    String name,
    String title,
    int length,
    boolean unsigned,
    Optional<RootObject> counter) {

  private static final Pattern FIXED_DIMENSION = Pattern.compile("\\[(\\d+)\\]");

  static Leaf of(RootObject object) {
    return new Leaf(
        object.className(),
        object.text("fName"),
        object.text("fTitle"),
        (int) object.integer("fLen"),
        object.integer("fIsUnsigned") != 0,
        object.object("fLeafCount"));
  }

  /**
   * One element with its fixed dimensions, as the leaf's class tells; empty where it tells nothing.
   */
  Optional<Interpretation> item() {
    return element().map(this::dimensions);
  }

  private Interpretation dimensions(Interpretation element) {
    if (className.equals("TLeafC")) {
      return element;
    }
    List<Integer> dimensions = new ArrayList<>();
    Matcher matcher = FIXED_DIMENSION.matcher(title);
    long product = 1;
    while (matcher.find() && matcher.group(1).length() < 10) {
      dimensions.add(Integer.valueOf(matcher.group(1)));
      product *= dimensions.getLast();
    }
    if (product != length) {
      return length == 1 ? element : new Array(length, element);
    }
    Interpretation type = element;
    for (int dimension : dimensions.reversed()) {
      type = new Array(dimension, type);
    }
    return type;
  }

  private Optional<Interpretation> element() {
    return switch (className) {
      case "TLeafO" -> number(NumberType.BOOL);
      case "TLeafB" -> number(unsigned ? NumberType.UINT8 : NumberType.INT8);
      case "TLeafS" -> number(unsigned ? NumberType.UINT16 : NumberType.INT16);
      case "TLeafI" -> number(unsigned ? NumberType.UINT32 : NumberType.INT32);
      case "TLeafL", "TLeafG" -> number(unsigned ? NumberType.UINT64 : NumberType.INT64);
      case "TLeafF" -> number(NumberType.FLOAT32);
      case "TLeafD" -> number(NumberType.FLOAT64);
      case "TLeafF16" -> Optional.of(PackedRange.of(false, title));
      case "TLeafD32" -> Optional.of(PackedRange.of(true, title));
      case "TLeafC" -> Optional.of(new Text(TextForm.SHORT_COUNT, Framing.NONE));
      default -> Optional.empty();
    };
  }

  private static Optional<Interpretation> number(NumberType type) {
    return Optional.of(new Numeric(type));
  }
}
