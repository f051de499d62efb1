package hep.analysis.digits;

import hep.analysis.InputException;
import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Var;
import hep.learners.Window;
import hep.learners.layers.BatchNorm;
import hep.learners.layers.Convolution;
import hep.learners.layers.Dense;
import hep.learners.layers.Pooling;
import hep.learners.layers.Residual;
import hep.learners.train.Adam;
import hep.learners.train.Optimizer;
import hep.learners.train.Schedule;
import hep.learners.train.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The networks of the textbook's chapters. Each gives the ten weighted inputs of its last layer.
 */
public enum DigitNetwork {
  /**
   * Pixels, 30 hidden units, 10 outputs, all sigmoid: quadratic cost, batches of 10 and plain
   * gradient descent at η = 3 (Nielsen, Neural Networks and Deep Learning, 2015, chapter 1), from
   * N(0, 1/inputs) (chapter 3).
   */
  MLP {
    @Override
    Layer build(Parameters parameters, int side) {
      return sigmoids(parameters, side);
    }

    @Override
    Var loss(Var z, Tape tape, DigitBatch batch) {
      return Losses.quadratic(z.sigmoid(), batch.oneHot(tape));
    }

    @Override
    Var probabilities(Var z) {
      return z.sigmoid();
    }

    @Override
    Fit fit() {
      return new Fit(new Sgd(), Schedule.constant(3), 10, 1, 0, 1);
    }
  },

  /**
   * The same network with the cross-entropy cost −Σ y ln a + (1 − y) ln(1 − a), whose output error
   * is a − y, at η = 0.5 (Nielsen, chapter 3, equation 63).
   */
  MLP_ENTROPY {
    @Override
    Layer build(Parameters parameters, int side) {
      return sigmoids(parameters, side);
    }

    @Override
    Var loss(Var z, Tape tape, DigitBatch batch) {
      // the textbook adds the outputs, the loss averages over them
      return Losses.binaryCrossEntropy(z, batch.oneHot(tape)).times(CLASSES);
    }

    @Override
    Var probabilities(Var z) {
      return z.sigmoid();
    }

    @Override
    Fit fit() {
      return new Fit(new Sgd(), Schedule.constant(0.5), 10, 1, 0, 1);
    }
  },

  /**
   * LeNet-5 (LeCun et al., Proceedings of the IEEE 86 (1998) 2278): 6 and 16 filters of 5x5, dense
   * layers of 120 and 84; with ReLU, the largest pixel of each pool, dropout, and images moved by
   * up to a pixel, as is usual today.
   */
  LENET {
    @Override
    Layer build(Parameters parameters, int side) {
      Convolution first = Convolution.of(parameters.in("filters1"), Window.same(5, 5), 1, 6);
      Convolution second = Convolution.of(parameters.in("filters2"), Window.valid(5, 5), 6, 16);
      int left = (side / 2 - 4) / 2;
      Dense wide = dense(parameters.in("wide"), left * left * 16, 120);
      Dense narrow = dense(parameters.in("narrow"), 120, 84);
      Dense last = Dense.of(parameters.in("last"), 84, CLASSES);
      return x -> {
        Var maps = Pooling.max(2, 2).apply(first.apply(x).relu());
        maps = Pooling.max(2, 2).apply(second.apply(maps).relu());
        Var row = wide.apply(Pooling.flatten().apply(maps)).relu().dropout(DROPOUT);
        return last.apply(narrow.apply(row).relu());
      };
    }
  },

  /**
   * Pairs of 3x3 filters between pools (Simonyan and Zisserman, arXiv:1409.1556): 12, 24 and 48
   * filters, a dense layer of 96.
   */
  VGG {
    @Override
    Layer build(Parameters parameters, int side) {
      List<Layer> layers = new ArrayList<>();
      int channels = 1;
      int left = side;
      for (int filters = 12; filters <= 48; filters *= 2) {
        for (int i = 0; i < 2; i++) {
          layers.add(
              Convolution.of(
                  parameters.in("filters" + layers.size()), Window.same(3, 3), channels, filters));
          layers.add(Var::relu);
          channels = filters;
        }
        layers.add(Pooling.max(2, 2));
        left /= 2;
      }
      layers.add(Pooling.flatten());
      layers.add(dense(parameters.in("wide"), left * left * channels, 96));
      layers.add(x -> x.relu().dropout(DROPOUT));
      layers.add(Dense.of(parameters.in("last"), 96, CLASSES));
      return chain(layers);
    }
  },

  /** 20 layers of 3x3 filters with batch norm, without shortcuts: {@link #RESIDUAL}'s opponent. */
  PLAIN {
    @Override
    Layer build(Parameters parameters, int side) {
      return deep(parameters, BLOCKS, false);
    }
  },

  /**
   * 20 layers with a shortcut over every two (He et al., arXiv:1512.03385, section 4.2): 8, 16 and
   * 32 filters, in three stages of three blocks; halving by a pool, channels joined by zeros.
   */
  RESIDUAL {
    @Override
    Layer build(Parameters parameters, int side) {
      return deep(parameters, BLOCKS, true);
    }
  },

  /** {@link #PLAIN} with 56 layers and images halved first: {@link #RESIDUAL56}'s opponent. */
  PLAIN56 {
    @Override
    Layer build(Parameters parameters, int side) {
      return deep(parameters, 3 * BLOCKS, false);
    }
  },

  /** {@link #RESIDUAL} with 56 layers, nine blocks a stage, and images halved first. */
  RESIDUAL56 {
    @Override
    Layer build(Parameters parameters, int side) {
      return deep(parameters, 3 * BLOCKS, true);
    }
  };

  private static final int CLASSES = DigitSample.CLASSES.size();
  private static final float DROPOUT = 0.25f;
  private static final int BLOCKS = 3;

  /**
   * How a network is fitted.
   *
   * @param optimizer for one training
   * @param schedule of the rate
   * @param batch images an update
   * @param shards parts of a batch, whatever the number of threads
   * @param reach images are moved by up to so many pixels
   * @param share of the epochs asked for
   */
  record Fit(
      Optimizer optimizer, Schedule schedule, int batch, int shards, int reach, double share) {}

  /** The layers, from images to weighted inputs of the outputs. */
  abstract Layer build(Parameters parameters, int side);

  /** The mean loss of a batch. */
  Var loss(Var z, Tape tape, DigitBatch batch) {
    return Losses.crossEntropy(z, batch.labels(tape));
  }

  /** What stands for the probabilities, up to a factor for each image. */
  Var probabilities(Var z) {
    return z.softmax();
  }

  Fit fit() {
    return new Fit(Adam.withDecay(1e-2), Schedule.oneCycle(4e-3, 0.2), 128, 4, 1, 1.0 / 3);
  }

  /** As it is written on a command line and in the figures: {@code lenet}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The network of that name.
   *
   * @throws InputException where there is none; names those there are
   */
  public static DigitNetwork named(String name) {
    for (DigitNetwork each : values()) {
      if (each.label().equals(name)) {
        return each;
      }
    }
    throw new InputException(
        "there is no network '%s'; known are mlp, mlp_entropy, lenet, vgg, plain, residual, plain56, residual56"
            .formatted(name));
  }

  private static Layer sigmoids(Parameters parameters, int side) {
    Dense hidden = textbook(parameters.in("hidden"), side * side, 30);
    Dense last = textbook(parameters.in("last"), 30, CLASSES);
    return x -> last.apply(hidden.apply(Pooling.flatten().apply(x)).sigmoid());
  }

  private static Dense textbook(Parameters parameters, int inputs, int outputs) {
    return Dense.of(parameters, inputs, outputs, Initializer.normal(1 / Math.sqrt(inputs)));
  }

  private static Dense dense(Parameters parameters, int inputs, int outputs) {
    return Dense.of(parameters, inputs, outputs, Initializer.he());
  }

  private static Layer chain(List<Layer> layers) {
    return x -> {
      Var y = x;
      for (Layer layer : layers) {
        y = layer.apply(y);
      }
      return y;
    };
  }

  private static Layer deep(Parameters parameters, int blocks, boolean shortcuts) {
    List<Layer> layers = new ArrayList<>();
    int channels = 8;
    layers.add(filters(parameters.in("first"), 1, channels));
    layers.add(Var::relu);
    if (blocks > BLOCKS) {
      layers.add(Pooling.mean(2, 2)); // a quarter of the pixels for three times the layers
    }
    for (int stage = 0; stage < 3; stage++) {
      if (stage > 0) {
        layers.add(Pooling.mean(2, 2));
        layers.add(DigitNetwork::doubled);
        channels *= 2;
      }
      for (int block = 0; block < blocks; block++) {
        Parameters own = parameters.in("stage" + stage + "block" + block);
        Layer one = filters(own.in("one"), channels, channels);
        Layer two = filters(own.in("two"), channels, channels);
        Layer both = x -> two.apply(one.apply(x).relu());
        layers.add(shortcuts ? new Residual(both) : both);
        layers.add(Var::relu);
      }
    }
    layers.add(Pooling.globalMean());
    layers.add(Dense.of(parameters.in("last"), channels, CLASSES));
    return chain(layers);
  }

  private static Layer filters(Parameters parameters, int channels, int filters) {
    Convolution convolution = Convolution.of(parameters, Window.same(3, 3), channels, filters);
    BatchNorm norm = BatchNorm.of(parameters.in("norm"), filters);
    return x -> norm.apply(convolution.apply(x));
  }

  /** Twice the channels, the new ones zero. */
  private static Var doubled(Var x) {
    return x.beside(x.tape().zeros(x.shape()));
  }
}
