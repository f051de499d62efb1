package hep.analysis.generative;

import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.calorimeter.CalorimeterLayer;
import hep.learners.Initializer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.Window;
import hep.learners.layers.BatchNorm;
import hep.learners.layers.Convolution;
import hep.learners.layers.Dense;
import hep.learners.layers.LocallyConnected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The generator of CaloGAN (arXiv 1712.10321, figure 4): one stream a layer from the same noise,
 * and attention by which a layer paints what the layer before it began. Unlike the authors' it is
 * told ln of the energy, makes roots of energies beside the usual ones for that energy ({@link
 * RootScale}), and the sum of all cells is a number of its own (decision 0147).
 */
final class CaloGanGenerator {
  /** Slope of the leaky ReLU, that of the authors' library. */
  static final float LEAK = 0.3f;

  /** Against the logarithm of 0 where all cells are empty. */
  private static final float NONE = 1e-6f;

  private static final Window TWO = Window.valid(2, 2);

  /** Bias of the map that carries the layer before, so that each layer starts as itself. */
  private static final float CARRY = -10;

  private final List<Stream> streams = new ArrayList<>();
  private final List<LocallyConnected> attention = new ArrayList<>();
  private final RootScale scale;
  private final float highGeV;
  private final Dense seen;

  /** From noise to one image before its ReLU. */
  private record Stream(
      CalorimeterLayer layer,
      int base,
      Dense dense,
      Convolution convolution,
      BatchNorm norm,
      LocallyConnected local,
      Parameter last) {
    static Stream of(Parameters parameters, CalorimeterLayer layer, CaloGanSizes sizes) {
      int rows = layer.rows() + 2;
      int columns = layer.columns() + 2;
      int taps = TWO.size() * sizes.second();
      return new Stream(
          layer,
          sizes.base(),
          Dense.of(parameters.in("dense"), sizes.latent() + 1, rows * columns * sizes.base()),
          Convolution.of(
              parameters.in("convolution"), Window.same(2, 2), sizes.base(), sizes.first()),
          BatchNorm.of(parameters.in("norm"), sizes.first()),
          LocallyConnected.of(
              parameters.in("local"),
              TWO,
              new int[] {rows, columns},
              sizes.first(),
              sizes.second()),
          parameters.weight(
              "last/weight", Initializer.normal(Math.sqrt(1.0 / taps)), layer.cells(), taps, 1));
    }

    Var apply(Var z) {
      int images = z.rows();
      Var x = dense.apply(z).reshape(images, layer.rows() + 2, layer.columns() + 2, base);
      x = norm.apply(convolution.apply(x).leakyRelu(LEAK));
      x = local.apply(x).leakyRelu(LEAK); // images x rows + 1 x columns + 1 x filters
      Var none = z.tape().zeros(layer.cells(), 1);
      return x.locallyConnected(z.tape().use(last), none, TWO);
    }
  }

  CaloGanGenerator(
      Parameters parameters,
      CalorimeterGeometry geometry,
      CaloGanSizes sizes,
      RootScale scale,
      float highGeV) {
    this.highGeV = highGeV;
    this.scale = scale;
    seen = Dense.of(parameters.in("response"), sizes.latent() + 1, 1);
    for (int l = 0; l < geometry.layers().size(); l++) {
      CalorimeterLayer layer = geometry.layers().get(l);
      streams.add(Stream.of(parameters.in("stream" + l), layer, sizes));
      if (l > 0) {
        LocallyConnected map =
            LocallyConnected.of(
                parameters.in("attention" + l),
                Window.valid(3, 3).zeros(1, 1),
                new int[] {layer.rows(), layer.columns()},
                2,
                2);
        float[] biases = new float[2 * layer.cells()];
        for (int i = 1; i < biases.length; i += 2) {
          biases[i] = CARRY;
        }
        map.bias().set(new Tensor(biases, layer.cells(), 2));
        attention.add(map);
      }
    }
  }

  /**
   * Returns the roots of the cells' energies, showers by cells, never negative; energies in
   * hundredths of the largest of a particle.
   *
   * @param noise showers by latent numbers
   * @param energy one column, as part of the largest
   */
  Var apply(Var noise, Var energy) {
    return apply(noise, energy, table -> wide(energy, table));
  }

  /** The same by steps of the tape alone, to be written in another form. */
  Var written(Var noise, Var energy) {
    Var lnGeV = energy.times(highGeV).log();
    return apply(noise, energy, table -> scale.interpolate(lnGeV, table));
  }

  private Var apply(Var noise, Var energy, Function<Tensor, Var> wide) {
    Var log = energy.log();
    Var z = noise.beside(log.times(2).plus(4)); // over two orders of magnitude from -5 to 4
    Var roots = images(z).times(wide.apply(scale.widths())).plus(wide.apply(scale.means())).relu();
    Var sum = CaloGanDiscriminator.total(roots.times(roots)).plus(NONE).log();
    Var total =
        log.plus(seen.apply(z).times((float) scale.spread()))
            .plus((float) (scale.logResponse() + Math.log(CaloGan.FULL)));
    return roots.timesColumn(total.minus(sum).times(0.5f).exp());
  }

  /** Means or widths of all cells for the energies. */
  private Var wide(Var energy, Tensor table) {
    int cells = table.columns();
    float[] rows = new float[energy.rows() * cells];
    for (int i = 0; i < energy.rows(); i++) {
      scale.interpolate(table, energy.data()[energy.start() + i] * highGeV, rows, i * cells);
    }
    return energy.tape().constant(new Tensor(rows, energy.rows(), cells));
  }

  /** Images of all layers side by side, before scale and ReLU. */
  private Var images(Var z) {
    int images = z.rows();
    Var cells = z;
    Var before = z;
    for (int l = 0; l < streams.size(); l++) {
      CalorimeterLayer layer = streams.get(l).layer;
      Var image = streams.get(l).apply(z);
      if (l > 0) {
        Var carried = resized(before, streams.get(l - 1).layer, layer);
        Var both =
            image
                .reshape(images * layer.cells(), 1)
                .beside(carried.reshape(images * layer.cells(), 1));
        Var shares =
            attention.get(l - 1).apply(both.reshape(images, layer.rows(), layer.columns(), 2));
        image =
            shares
                .reshape(images * layer.cells(), 2)
                .mix(both, 2)
                .reshape(images, layer.rows(), layer.columns(), 1);
      }
      before = image;
      Var flat = image.reshape(images, layer.cells());
      cells = l == 0 ? flat : cells.beside(flat);
    }
    return cells;
  }

  /** The image of one layer on the grid of another: repeated, then averaged. */
  private static Var resized(Var image, CalorimeterLayer from, CalorimeterLayer to) {
    int tall = leastCommon(from.rows(), to.rows());
    int wide = leastCommon(from.columns(), to.columns());
    int[] pool = {tall / to.rows(), wide / to.columns()};
    Var x = image;
    if (tall > from.rows() || wide > from.columns()) {
      x = x.enlarge(tall / from.rows(), wide / from.columns());
    }
    return Arrays.equals(pool, new int[] {1, 1}) ? x : x.meanPool(Window.valid(pool).step(pool));
  }

  private static int leastCommon(int a, int b) {
    int x = a;
    int y = b;
    while (y != 0) {
      int rest = x % y;
      x = y;
      y = rest;
    }
    return a / x * b;
  }
}
