package hep.analysis.generative;

import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.calorimeter.CalorimeterLayer;
import hep.learners.Initializer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Tape;
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

/**
 * The discriminator of CaloGAN (arXiv 1712.10321, figure 5): one stream a layer with minibatch
 * discrimination of its features and of its sparsity, and the energies of the layers beside what
 * was asked for. Unlike the authors' it sees roots of energies, and its count of hits has a slope.
 */
final class CaloGanDiscriminator {
  /** The energy is off where it differs from what was asked for by more than this. */
  private static final float TOLERANCE = 5;

  private final CalorimeterGeometry geometry;
  private final List<Stream> streams = new ArrayList<>();
  private final Closeness energies;
  private final Dense head;

  /** tanh of how near the others of the batch are. */
  private record Closeness(Parameter weight) {
    static Closeness of(Parameters parameters, int inputs) {
      int kernels = CaloGanSizes.KERNELS;
      return new Closeness(
          parameters.weight("weight", Initializer.glorot(), inputs, kernels * kernels));
    }

    Var apply(Var x) {
      return x.linear(x.tape().use(weight)).closeness(CaloGanSizes.KERNELS).tanh();
    }
  }

  /** A padded locally connected layer, leaky ReLU, batch normalisation. */
  private record Block(LocallyConnected local, BatchNorm norm, int rows, int columns) {
    static Block of(
        Parameters parameters, Window window, int rows, int columns, int inputs, int filters) {
      return new Block(
          LocallyConnected.of(parameters, window, new int[] {rows, columns}, inputs, filters),
          BatchNorm.of(parameters.in("norm"), filters),
          window.axes().get(0).places(rows),
          window.axes().get(1).places(columns));
    }

    Var apply(Var x) {
      return norm.apply(local.apply(x).leakyRelu(CaloGanGenerator.LEAK));
    }
  }

  private record Stream(
      CalorimeterLayer layer,
      Convolution look,
      List<Block> blocks,
      Closeness features,
      Closeness sparsity,
      float sharpness,
      int outputs) {
    static Stream of(
        Parameters parameters, CalorimeterLayer layer, CaloGanSizes sizes, float sharpness) {
      Convolution look = Convolution.of(parameters.in("look"), Window.same(2, 2), 1, sizes.look());
      List<Block> blocks = new ArrayList<>();
      int rows = layer.rows();
      int columns = layer.columns();
      Window[] windows = {
        Window.valid(3, 3).zeros(1, 1).step(1, 2),
        Window.valid(2, 2).zeros(1, 1),
        Window.valid(2, 2).zeros(1, 1).step(1, 2)
      };
      int[] filters = {sizes.look(), sizes.third(), sizes.rest(), sizes.rest()};
      for (int i = 0; i < windows.length; i++) {
        Block block =
            Block.of(
                parameters.in("block" + i), windows[i], rows, columns, filters[i], filters[i + 1]);
        blocks.add(block);
        rows = block.rows;
        columns = block.columns;
      }
      int flat = rows * columns * sizes.rest();
      return new Stream(
          layer,
          look,
          blocks,
          Closeness.of(parameters.in("features"), flat),
          Closeness.of(parameters.in("sparsity"), 1),
          sharpness,
          flat + 1 + 2 * CaloGanSizes.KERNELS);
    }

    Var apply(Var roots) {
      int images = roots.rows();
      Var x =
          look.apply(roots.reshape(images, layer.rows(), layer.columns(), 1))
              .leakyRelu(CaloGanGenerator.LEAK);
      for (Block block : blocks) {
        x = block.apply(x);
      }
      Var flat = x.reshape(images, x.size() / Math.max(1, images));
      Var hit = hits(roots);
      return flat.beside(features.apply(flat)).beside(hit).beside(sparsity.apply(hit));
    }

    /** About the part of the cells with energy; unlike a count it has a slope. */
    private Var hits(Var roots) {
      return total(roots.times(sharpness).tanh()).times(1f / roots.columns());
    }
  }

  CaloGanDiscriminator(
      Parameters parameters, CalorimeterGeometry geometry, CaloGanSizes sizes, float lowRoot) {
    this.geometry = geometry;
    int outputs = 0;
    for (int l = 0; l < geometry.layers().size(); l++) {
      streams.add(
          Stream.of(parameters.in("stream" + l), geometry.layers().get(l), sizes, 2 / lowRoot));
      outputs += streams.get(l).outputs;
    }
    int layers = geometry.layers().size();
    energies = Closeness.of(parameters.in("energies"), layers);
    head = Dense.of(parameters.in("head"), outputs + layers + 3 + CaloGanSizes.KERNELS, 1);
  }

  /**
   * Returns the logit of each shower.
   *
   * @param roots of the cells' energies, showers by cells, in units in which the largest energy of
   *     a particle is 100
   * @param asked for, one column in the same unit
   */
  Var apply(Var roots, Var asked) {
    Tape tape = roots.tape();
    int from = 0;
    Var all = roots;
    for (int l = 0; l < streams.size(); l++) {
      int to = from + geometry.layers().get(l).cells();
      Var stream = streams.get(l).apply(roots.columns(from, to));
      all = l == 0 ? stream : all.beside(stream);
      from = to;
    }
    Var cells = roots.times(roots);
    Var layers = cells.matmul(tape.constant(sums(geometry)));
    Var total = total(cells);
    Var off = total.minus(asked);
    Var distance = off.relu().plus(off.times(-1).relu());
    Var far = tape.input(cells.rows(), 1);
    for (int i = 0; i < far.rows(); i++) {
      far.data()[far.start() + i] = distance.data()[distance.start() + i] > TOLERANCE ? 10 : 0;
    }
    return head.apply(
        all.beside(layers.times(0.1f))
            .beside(total.times(0.01f))
            .beside(distance)
            .beside(far)
            .beside(energies.apply(layers)));
  }

  /** The energy of all cells, one column. */
  static Var total(Var cells) {
    float[] ones = new float[cells.columns()];
    Arrays.fill(ones, 1);
    return cells.matmul(cells.tape().constant(new Tensor(ones, ones.length, 1)));
  }

  /** Cells by layers: 1 where the cell is of the layer. */
  private static Tensor sums(CalorimeterGeometry geometry) {
    int layers = geometry.layers().size();
    Tensor sums = Tensor.zeros(geometry.cells(), layers);
    int cell = 0;
    for (int l = 0; l < layers; l++) {
      for (int i = 0; i < geometry.layers().get(l).cells(); i++) {
        sums.data()[cell++ * layers + l] = 1;
      }
    }
    return sums;
  }
}
