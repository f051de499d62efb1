package hep.learners.onnx;

import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.internal.kernels.ConvolutionShape;
import java.util.Arrays;

/** Steps over channels-last images; ONNX has the channels before the pixels. */
final class OnnxImages {
  private OnnxImages() {}

  private static String channelsFirst(OnnxStep s, String x, int dimensions) {
    long[] axes = new long[dimensions + 2];
    axes[1] = dimensions + 1L;
    for (int d = 0; d < dimensions; d++) {
      axes[d + 2] = d + 1L;
    }
    return s.graph().node("Transpose", a -> a.numbers("perm", axes), x);
  }

  private static String channelsLast(OnnxStep s, String x, int dimensions) {
    long[] axes = new long[dimensions + 2];
    for (int d = 0; d < dimensions; d++) {
      axes[d + 1] = d + 2L;
    }
    axes[dimensions + 1] = 1;
    return s.graph().node("Transpose", a -> a.numbers("perm", axes), x);
  }

  /** The last of three extents. */
  private static long[] last(int[] extents, int dimensions) {
    return Arrays.stream(extents, 3 - dimensions, 3).asLongStream().toArray();
  }

  /** A weight of taps, first channels and second channels with its last two axes first. */
  private static Tensor weight(Var weight, long[] size, boolean secondFirst) {
    int second = weight.columns();
    int taps = (int) Arrays.stream(size).reduce(1, (a, b) -> a * b);
    int first = weight.rows() / taps;
    int[] shape = new int[size.length + 2];
    shape[0] = secondFirst ? second : first;
    shape[1] = secondFirst ? first : second;
    for (int d = 0; d < size.length; d++) {
      shape[d + 2] = (int) size[d];
    }
    Tensor turned = Tensor.zeros(shape);
    for (int tap = 0; tap < taps; tap++) {
      for (int i = 0; i < first; i++) {
        for (int j = 0; j < second; j++) {
          int at = secondFirst ? (j * first + i) * taps + tap : (i * second + j) * taps + tap;
          turned.data()[at] = weight.data()[weight.start() + (tap * first + i) * second + j];
        }
      }
    }
    return turned;
  }

  /** Zeros before and behind each dimension, less where the filter does not reach the end. */
  private static long[] pads(ConvolutionShape extents, int dimensions) {
    long[] pads = new long[2 * dimensions];
    for (int d = 0; d < dimensions; d++) {
      int axis = 3 - dimensions + d;
      int reach = (extents.out()[axis] - 1) * extents.stride()[axis] + extents.size()[axis];
      pads[d] = extents.before()[axis];
      pads[dimensions + d] = (long) reach - extents.in()[axis] - extents.before()[axis];
    }
    return pads;
  }

  /** Cuts and pads with zeros, so that the filter meets exactly what it should. */
  private static String padded(OnnxStep s, String x, long[] pads) {
    if (Arrays.stream(pads).allMatch(pad -> pad == 0)) {
      return x;
    }
    int dimensions = pads.length / 2;
    long[] all = new long[2 * dimensions + 4];
    System.arraycopy(pads, 0, all, 2, dimensions);
    System.arraycopy(pads, dimensions, all, dimensions + 4, dimensions);
    return s.graph().node("Pad", x, s.graph().numbers(all));
  }

  static String convolution(OnnxStep s) {
    ConvolutionShape extents = s.part("extents", ConvolutionShape.class);
    int dimensions = s.value("x").shape().length - 2;
    long[] size = last(extents.size(), dimensions);
    String x = channelsFirst(s, s.of("x"), dimensions);
    String[] inputs = {
      padded(s, x, pads(extents, dimensions)),
      s.graph().constant("weight", weight(s.value("weight"), size, true)),
      s.has("bias") ? s.values().constant(s.value("bias"), extents.filters()) : ""
    };
    String y =
        s.graph()
            .node(
                "Conv",
                a ->
                    a.numbers("kernel_shape", size)
                        .numbers("strides", last(extents.stride(), dimensions)),
                s.has("bias") ? inputs : Arrays.copyOf(inputs, 2));
    return channelsLast(s, y, dimensions);
  }

  static String transposed(OnnxStep s) {
    ConvolutionShape extents = s.part("extents", ConvolutionShape.class); // from output to x
    int dimensions = s.value("x").shape().length - 2;
    long[] size = last(extents.size(), dimensions);
    int outputs = s.output().columns();
    long[] cut = pads(extents, dimensions);
    long[] more = new long[dimensions];
    for (int d = 0; d < dimensions; d++) {
      more[d] = Math.max(0, -cut[dimensions + d]);
      cut[dimensions + d] = Math.max(0, cut[dimensions + d]);
    }
    String[] inputs = {
      channelsFirst(s, s.of("x"), dimensions),
      s.graph().constant("weight", weight(s.value("weight"), size, true)),
      s.has("bias") ? s.values().constant(s.value("bias"), outputs) : ""
    };
    String y =
        s.graph()
            .node(
                "ConvTranspose",
                a ->
                    a.numbers("kernel_shape", size)
                        .numbers("strides", last(extents.stride(), dimensions))
                        .numbers("pads", cut)
                        .numbers("output_padding", more),
                s.has("bias") ? inputs : Arrays.copyOf(inputs, 2));
    return channelsLast(s, y, dimensions);
  }

  static String pool(OnnxStep s, String operator) {
    ConvolutionShape extents = s.part("extents", ConvolutionShape.class);
    int dimensions = s.value("x").shape().length - 2;
    long[] pads = Arrays.stream(pads(extents, dimensions)).map(pad -> Math.max(0, pad)).toArray();
    String y =
        s.graph()
            .node(
                operator,
                a ->
                    a.numbers("kernel_shape", last(extents.size(), dimensions))
                        .numbers("strides", last(extents.stride(), dimensions))
                        .numbers("pads", pads),
                channelsFirst(s, s.of("x"), dimensions));
    return channelsLast(s, y, dimensions);
  }

  static String crop(OnnxStep s) {
    int[] from = s.value("x").shape();
    int[] to = s.output().shape();
    int top = s.number("top");
    int left = s.number("left");
    return s.graph()
        .node(
            "Pad",
            s.of("x"),
            s.graph()
                .numbers(0, -top, -left, 0, 0, top + to[1] - from[1], left + to[2] - from[2], 0));
  }

  static String enlarge(OnnxStep s) {
    int[] from = s.value("x").shape();
    String apart = s.values().reshape(s.of("x"), 1, from[1], 1, from[2], 1, from[3]);
    String many =
        s.graph()
            .node("Tile", apart, s.graph().numbers(1, 1, s.number("tall"), 1, s.number("wide"), 1));
    return s.values().reshape(many, s.output().shape());
  }

  /** What each filter sees, gathered, times the filters of its place. */
  static String locallyConnected(OnnxStep s) {
    ConvolutionShape extents = s.part("extents", ConvolutionShape.class);
    int places = extents.places();
    int taps = extents.taps();
    int filters = s.output().columns();
    int pixels = extents.pixels() * extents.channels();
    String flat = s.values().reshape(s.of("x"), 1, pixels);
    String withZero = s.graph().node("Pad", flat, s.graph().numbers(0, 0, 0, 1));
    String seen =
        s.graph()
            .node(
                "Gather",
                a -> a.number("axis", 1),
                withZero,
                s.graph().numbers(seen(extents, pixels)));
    String patches = s.values().reshape(seen, 1, places, 1, taps);
    String weight = s.values().constant(s.value("weight"), places, taps, filters);
    String y = s.values().reshape(s.graph().node("MatMul", patches, weight), 1, places * filters);
    String bias = s.values().constant(s.value("bias"), 1, places * filters);
    return s.values().reshape(s.graph().node("Add", y, bias), s.output().shape());
  }

  /** For each place and tap which number of the image is met; {@code nothing} outside it. */
  private static long[] seen(ConvolutionShape e, int nothing) {
    long[] seen = new long[e.places() * e.taps()];
    int at = 0;
    for (int place = 0; place < e.places(); place++) {
      int[] p = place(place, e.out());
      for (int tap = 0; tap < e.taps() / e.channels(); tap++) {
        int[] t = place(tap, e.size());
        int pixel = 0;
        boolean inside = true;
        for (int axis = 0; axis < 3; axis++) {
          int i = p[axis] * e.stride()[axis] + t[axis] - e.before()[axis];
          inside &= i >= 0 && i < e.in()[axis];
          pixel = pixel * e.in()[axis] + i;
        }
        for (int channel = 0; channel < e.channels(); channel++) {
          seen[at++] = inside ? (long) pixel * e.channels() + channel : nothing;
        }
      }
    }
    return seen;
  }

  private static int[] place(int number, int[] extents) {
    return new int[] {
      number / (extents[1] * extents[2]), number / extents[2] % extents[1], number % extents[2]
    };
  }

  /** Every pixel by itself as an image of one. */
  static String responseNorm(OnnxStep s) {
    int size = s.number("size");
    if (size % 2 == 0) {
      throw new IllegalArgumentException(
          "normalisation over an even number of channels is centred otherwise in ONNX");
    }
    int channels = s.output().columns();
    String x = s.values().reshape(s.rows("x"), 1, channels, 1, 1);
    String y =
        s.graph()
            .node(
                "LRN",
                a ->
                    a.number("size", size)
                        .real("alpha", s.real("alpha"))
                        .real("beta", s.real("beta"))
                        .real("bias", s.real("offset")),
                x);
    return s.values().reshape(s.values().reshape(y, 1, channels), s.output().shape());
  }
}
