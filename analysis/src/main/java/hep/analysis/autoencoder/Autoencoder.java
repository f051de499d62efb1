package hep.analysis.autoencoder;

import hep.analysis.InputException;
import hep.analysis.internal.NearestName;
import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Var;
import hep.learners.Window;
import hep.learners.layers.Activation;
import hep.learners.layers.Convolution;
import hep.learners.layers.Dense;
import hep.learners.layers.Mlp;
import hep.learners.layers.TransposedConvolution;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A network from an image to a few numbers, its latent place, and one back.
 *
 * @param encoder images x pixels to images x latent
 * @param decoder images x latent to images x pixels
 */
public record Autoencoder(Layer encoder, Layer decoder) {
  private static final int WIDTH = 128;
  private static final int[] FILTERS = {8, 16};

  /** Kinds of networks. */
  public enum Kind {
    /** One matrix each way: at its best it spans the principal components. */
    LINEAR,
    /** Dense layers with ReLU, one hidden layer of 128 each way. */
    DENSE,
    /** The same with the encoder's matrices, turned round, in the decoder. */
    TIED,
    /** Convolutions with steps of 2 one way, transposed convolutions back. */
    CONVOLUTIONAL,
    /**
     * Shown images with noise and asked for those without: convolutions one way, transposed ones
     * back, with nothing but half as many pixels each way between them.
     */
    DENOISING;

    /** The name as on a command line. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * By its name.
     *
     * @throws InputException for another name; tells the nearest
     */
    public static Kind named(String name) {
      return Arrays.stream(values())
          .filter(kind -> kind.text().equals(name))
          .findFirst()
          .orElseThrow(() ->
              new InputException(
                  "there is no autoencoder '%s'%s"
                      .formatted(
                          name,
                          NearestName.hint(
                              name, Arrays.stream(values()).map(Kind::text).toList()))));
    }
  }

  /** Returns a network for images of side x side pixels and so many latent numbers. */
  public static Autoencoder of(Parameters parameters, Kind kind, int side, int latent) {
    int pixels = side * side;
    return switch (kind) {
      case LINEAR -> linear(parameters, pixels, latent);
      case DENSE ->
          new Autoencoder(
              Mlp.of(parameters.in("encoder"), Activation.RELU, pixels, WIDTH, latent),
              Mlp.of(parameters.in("decoder"), Activation.RELU, latent, WIDTH, pixels));
      case TIED -> tied(parameters, List.of(pixels, WIDTH, latent));
      case CONVOLUTIONAL -> convolutional(parameters, side, latent);
      case DENOISING -> denoising(parameters, side);
    };
  }

  /** The image that comes back. */
  public Var apply(Var x) {
    return decoder.apply(encoder.apply(x));
  }

  private static Autoencoder linear(Parameters parameters, int pixels, int latent) {
    Parameter in =
        parameters.in("encoder").weight("weight", Initializer.orthogonal(1), pixels, latent);
    Parameter out =
        parameters.in("decoder").weight("weight", Initializer.orthogonal(1), latent, pixels);
    return new Autoencoder(x -> x.linear(x.tape().use(in)), x -> x.linear(x.tape().use(out)));
  }

  /** A matrix as a filter of one pixel, so that its transpose is the transposed convolution. */
  private static Autoencoder tied(Parameters parameters, List<Integer> widths) {
    Window one = Window.valid(1);
    Layer encoder = x -> x;
    Layer decoder = x -> x;
    for (int i = 0; i + 1 < widths.size(); i++) {
      Parameters own = parameters.in("layer" + i);
      int inputs = widths.get(i);
      int outputs = widths.get(i + 1);
      Parameter weight =
          own.weight("weight", Initializer.glorot(), one.weightShape(inputs, outputs));
      Parameter there = own.weight("there", Initializer.zeros(), outputs);
      Parameter back = own.weight("back", Initializer.zeros(), inputs);
      boolean last = i + 2 == widths.size();
      Layer down =
          x -> {
            Var y =
                x.reshape(x.rows(), 1, inputs)
                    .convolution(x.tape().use(weight), x.tape().use(there), one)
                    .reshape(x.rows(), outputs);
            return last ? y : y.relu();
          };
      boolean first = i == 0;
      Layer up =
          x -> {
            Var y =
                x.reshape(x.rows(), 1, outputs)
                    .transposedConvolution(x.tape().use(weight), x.tape().use(back), one)
                    .reshape(x.rows(), inputs);
            return first ? y : y.relu();
          };
      encoder = encoder.then(down);
      decoder = up.then(decoder);
    }
    return new Autoencoder(encoder, decoder);
  }

  private static Autoencoder convolutional(Parameters parameters, int side, int latent) {
    Window window = Window.same(3, 3).step(2, 2);
    int half = window.axes().getFirst().places(side);
    int quarter = window.axes().getFirst().places(half);
    Convolution first = Convolution.of(parameters.in("encoder/0"), window, 1, FILTERS[0]);
    Convolution second = Convolution.of(parameters.in("encoder/1"), window, FILTERS[0], FILTERS[1]);
    int inner = quarter * quarter * FILTERS[1];
    Dense squeeze = Dense.of(parameters.in("encoder/2"), inner, latent);
    Dense widen = Dense.of(parameters.in("decoder/0"), latent, inner, Initializer.he());
    // as many pixels as there were, whether that number was odd or even
    Window toHalf = back(half, quarter);
    Window toAll = back(side, half);
    TransposedConvolution third =
        TransposedConvolution.of(parameters.in("decoder/1"), toHalf, FILTERS[1], FILTERS[0]);
    TransposedConvolution fourth =
        TransposedConvolution.of(parameters.in("decoder/2"), toAll, FILTERS[0], 1);
    return new Autoencoder(
        x -> {
          Var images = x.reshape(x.rows(), side, side, 1);
          Var small = second.apply(first.apply(images).relu()).relu();
          return squeeze.apply(small.reshape(x.rows(), inner));
        },
        z -> {
          Var small = widen.apply(z).relu().reshape(z.rows(), quarter, quarter, FILTERS[1]);
          return fourth.apply(third.apply(small).relu()).reshape(z.rows(), side * side);
        });
  }

  private static Autoencoder denoising(Parameters parameters, int side) {
    Window window = Window.same(3, 3);
    Window halving = window.step(2, 2);
    int half = halving.axes().getFirst().places(side);
    int filters = FILTERS[1];
    Convolution first = Convolution.of(parameters.in("encoder/0"), halving, 1, filters);
    Convolution second = Convolution.of(parameters.in("encoder/1"), window, filters, filters);
    Convolution third = Convolution.of(parameters.in("decoder/0"), window, filters, filters);
    TransposedConvolution last =
        TransposedConvolution.of(parameters.in("decoder/1"), back(side, half), filters, 1);
    return new Autoencoder(
        x -> {
          Var images = x.reshape(x.rows(), side, side, 1);
          Var small = second.apply(first.apply(images).relu()).relu();
          return small.reshape(x.rows(), half * half * filters);
        },
        z -> {
          Var small = z.reshape(z.rows(), half, half, filters);
          return last.apply(third.apply(small).relu()).reshape(z.rows(), side * side);
        });
  }

  /** A window with steps of 2 that has so many places in so many pixels. */
  private static Window back(int pixels, int places) {
    int size = 3 + Math.floorMod(pixels, 2);
    int zeros = (places - 1) * 2 + size - pixels;
    Window.Axis axis = new Window.Axis(size, 2, zeros / 2, zeros - zeros / 2);
    return new Window(List.of(axis, axis));
  }
}
