package hep.analysis.digits;

import hep.learners.Parameter;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.Window;
import hep.validation.plot.MosaicPlot;
import hep.validation.plot.Plot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a network looks at: its first filters, what they make of an image, and what it mistakes.
 *
 * @param trained the network
 * @param test images to show
 */
record DigitPictures(TrainedDigits trained, DigitSample test) {
  private static final int MISTAKES = 40;

  SequencedMap<String, Plot> plots(int[] given) {
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    String name = trained.network().label();
    Parameter first = trained.parameters().list().getFirst();
    int[] shape = first.shape();
    boolean convolution = shape.length == 4;
    int side = convolution ? shape[0] : test.side();
    plots.put("filters_" + name, mosaic(columns(first.value()), side, "Weight"));
    if (convolution) {
      plots.put("features_" + name, mosaic(features(first), test.side(), "Activation"));
    }
    List<float[]> mistakes = new ArrayList<>();
    for (int i = 0; i < given.length && mistakes.size() < MISTAKES; i++) {
      if (given[i] != test.labels()[i]) {
        mistakes.add(test.only(i).pixels().data());
      }
    }
    if (!mistakes.isEmpty()) {
      plots.put("mistakes_" + name, mosaic(mistakes, test.side(), "Ink"));
    }
    return plots;
  }

  private static Plot mosaic(List<float[]> images, int side, String title) {
    return MosaicPlot.of(images, side, side, title);
  }

  /** Each column of a matrix whose rows are pixels. */
  private static List<float[]> columns(Tensor matrix) {
    List<float[]> columns = new ArrayList<>();
    for (int column = 0; column < matrix.columns(); column++) {
      float[] values = new float[matrix.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = matrix.at(row, column);
      }
      columns.add(values);
    }
    return columns;
  }

  /** What the first filters make of the first image, negative values cut off. */
  private List<float[]> features(Parameter filters) {
    Tape tape = Tape.evaluation(trained.parameters());
    tape.begin(0, 0, 0);
    int[] shape = filters.shape();
    Var image = tape.constant(test.only(0).pixels()).reshape(1, test.side(), test.side(), 1);
    Var maps = image.convolution(tape.use(filters), Window.same(shape[0], shape[1])).relu();
    return columns(maps.reshape(test.side() * test.side(), shape[3]).value());
  }
}
