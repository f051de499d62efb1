package hep.analysis.energyflow;

import hep.analysis.InputException;
import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.calorimeter.CalorimeterLayer;
import hep.analysis.features.ImageInputs;
import hep.analysis.input.TreeInput;
import hep.learners.Tensor;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.Transform;
import hep.rootio.Columns;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * Events of one track and neutral energy beside it.
 *
 * @param geometry of the cells
 * @param cells energies in GeV: a layer, then events after each other, then cells row by row
 * @param neutral share of each cell's energy that is neutral, in the same order
 * @param track momenta in GeV, then x, then y in mm
 * @param pion true energies of the neutral pions in GeV, then x, then y in mm
 */
public record OverlapSample(
    CalorimeterGeometry geometry,
    float[][] cells,
    float[][] neutral,
    double[][] track,
    double[][] pion) {
  private static final List<String> TRACK = List.of("track_p", "track_x", "track_y");
  private static final List<String> PION = List.of("neutral_energy", "neutral_x", "neutral_y");

  /**
   * What a network reads of events: {@code layer_0}, … and {@code track}, with the ranges of these
   * events; images of ln(1 + E / 20 MeV) are made of it.
   */
  List<InputGroup> inputs() {
    List<InputGroup> inputs = new ArrayList<>();
    for (int layer = 0; layer < cells.length; layer++) {
      Tensor all = new Tensor(cells[layer], size(), cells[layer].length / size());
      inputs.add(ImageInputs.of("layer_" + layer, "cell", "GeV", all));
    }
    List<Input> ofTrack = new ArrayList<>();
    for (int i = 0; i < TRACK.size(); i++) {
      DoubleSummaryStatistics values = Arrays.stream(track[i]).summaryStatistics();
      ofTrack.add(
          new Input(
              TRACK.get(i),
              i == 0 ? "GeV" : "mm",
              Transform.NONE,
              values.getMin(),
              values.getMax()));
    }
    inputs.add(new InputGroup("track", false, ofTrack));
    return inputs;
  }

  /**
   * Reads and checks a tree.
   *
   * @throws InputException for other layers than those of {@link ToyOverlaps#geometry()}, a
   *     negative energy, an event without energy, a share outside 0 to 1, or a momentum that is not
   *     positive; names the entry
   */
  public static OverlapSample read(List<String> specs) {
    return read(specs, true);
  }

  /** Reads events that are not learned from; their neutral pions have 1 GeV and no cells. */
  static OverlapSample unlabelled(List<String> specs) {
    return read(specs, false);
  }

  private static OverlapSample read(List<String> specs, boolean labelled) {
    String where = String.join(", ", specs);
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, where);
      CalorimeterGeometry geometry = ToyOverlaps.geometry();
      int layers = geometry.layers().size();
      List<String> wanted = new ArrayList<>();
      for (int layer = 0; layer < layers; layer++) {
        wanted.add("layer_" + layer);
        if (labelled) {
          wanted.add("neutral_" + layer);
        }
      }
      wanted.addAll(TRACK);
      if (labelled) {
        wanted.addAll(PION);
      }
      Columns columns = input.read(wanted);
      float[][] cells = new float[layers][];
      float[][] neutral = new float[layers][];
      for (int layer = 0; layer < layers; layer++) {
        cells[layer] = cells(input, columns, "layer_" + layer, geometry.layers().get(layer));
        neutral[layer] =
            labelled
                ? cells(input, columns, "neutral_" + layer, geometry.layers().get(layer))
                : new float[cells[layer].length];
      }
      OverlapSample sample =
          new OverlapSample(
              geometry,
              cells,
              neutral,
              numbers(input, columns, TRACK),
              labelled ? numbers(input, columns, PION) : ones(columns.entries()));
      sample.check(where);
      return sample;
    }
  }

  private static float[] cells(
      TreeInput input, Columns columns, String branch, CalorimeterLayer layer) {
    TreeInput.FixedNumbers numbers = input.fixed(columns, branch);
    if (numbers.size() != layer.cells()) {
      throw new InputException(
          "%s: branch '%s' holds %d cells an entry; expected the %d of a layer of %s"
              .formatted(input.where(), branch, numbers.size(), layer.cells(), layer));
    }
    return numbers.values();
  }

  private static double[][] ones(int entries) {
    double[][] ones = new double[PION.size()][entries];
    Arrays.fill(ones[0], 1);
    return ones;
  }

  private static double[][] numbers(TreeInput input, Columns columns, List<String> names) {
    return names.stream().map(name -> input.flat(columns, name)).toArray(double[][]::new);
  }

  private void check(String where) {
    for (int event = 0; event < size(); event++) {
      for (int layer = 0; layer < cells.length; layer++) {
        int count = geometry.layers().get(layer).cells();
        for (int i = event * count; i < (event + 1) * count; i++) {
          if (cells[layer][i] < 0) {
            throw new InputException(
                "%s: a cell of layer %d has %s GeV at entry %d; expected at least 0"
                    .formatted(where, layer, cells[layer][i], event));
          }
          if (neutral[layer][i] < 0 || neutral[layer][i] > 1) {
            throw new InputException(
                "%s: the neutral share of a cell of layer %d is %s at entry %d; expected 0 to 1"
                    .formatted(where, layer, neutral[layer][i], event));
          }
        }
      }
      if (totalGeV(event) <= 0) {
        throw new InputException("%s: no cell has energy at entry %d".formatted(where, event));
      }
      if (!(track[0][event] > 0) || !(pion[0][event] > 0)) {
        throw new InputException(
            "%s: a track of %s GeV and a neutral pion of %s GeV at entry %d; expected more than 0"
                .formatted(where, track[0][event], pion[0][event], event));
      }
    }
  }

  /** Number of events. */
  public int size() {
    return track[0].length;
  }

  /** Energy of all cells of an event. */
  public double totalGeV(int event) {
    double sum = 0;
    for (int layer = 0; layer < cells.length; layer++) {
      int count = geometry.layers().get(layer).cells();
      for (int i = event * count; i < (event + 1) * count; i++) {
        sum += cells[layer][i];
      }
    }
    return sum;
  }

  /** The sum over cells of an event of energy times a share of each, as far as it is neutral. */
  double neutralGeV(int event, float[][] shares) {
    double sum = 0;
    for (int layer = 0; layer < cells.length; layer++) {
      int count = geometry.layers().get(layer).cells();
      for (int i = 0; i < count; i++) {
        sum += cells[layer][event * count + i] * shares[layer][i];
      }
    }
    return sum;
  }

  /** The true shares of one event, a layer each. */
  float[][] shares(int event) {
    float[][] shares = new float[neutral.length][];
    for (int layer = 0; layer < shares.length; layer++) {
      int count = geometry.layers().get(layer).cells();
      shares[layer] = Arrays.copyOfRange(neutral[layer], event * count, (event + 1) * count);
    }
    return shares;
  }

  /** Distance of a cell's middle from the track of an event, in mm. */
  double fromTrack(int event, int layer, int cell) {
    CalorimeterLayer grid = geometry.layers().get(layer);
    return Math.hypot(
        grid.xMm(cell % grid.columns()) - track[1][event],
        grid.yMm(cell / grid.columns()) - track[2][event]);
  }
}
