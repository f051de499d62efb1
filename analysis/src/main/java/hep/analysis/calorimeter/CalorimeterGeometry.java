package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.analysis.internal.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A calorimeter of layers in depth, hit at its centre along the normal.
 *
 * @param name in messages and model files
 * @param layers from the front to the back, without overlaps
 * @param medium of all layers
 */
public record CalorimeterGeometry(
    String name, List<CalorimeterLayer> layers, EffectiveMedium medium) {
  /** Checks the order of the layers. */
  public CalorimeterGeometry {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new InputException("the geometry '" + name + "' has no layers");
    }
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).fromMm() < layers.get(i - 1).toMm()) {
        throw new InputException(
            "layer %d of the geometry '%s' begins at %s mm, inside the one before"
                .formatted(i, name, layers.get(i).fromMm()));
      }
    }
  }

  /**
   * That of CaloGAN (arXiv:1712.10321): 480 mm of lead and argon in 3 layers of 3x96, 12x12 and
   * 12x6 cells, which end at 5.8, 28.0 and 30.8 X0.
   */
  public static CalorimeterGeometry caloGan() {
    return new CalorimeterGeometry(
        "calogan",
        List.of(
            new CalorimeterLayer(0, 90, 3, 96, 160, 5),
            new CalorimeterLayer(90, 437, 12, 12, 40, 40),
            new CalorimeterLayer(437, 480, 12, 6, 40, 80)),
        EffectiveMedium.leadArgon());
  }

  /**
   * A short one of the same medium: 4 layers of 3, 4, 6 and 4 X0, so that showers of high energy
   * leak out of the back. Cells of 10x80, 20x20, 20x20 and 40x40 mm over 320 mm.
   */
  public static CalorimeterGeometry compact() {
    EffectiveMedium medium = EffectiveMedium.leadArgon();
    double x0 = medium.radiationLengthMm();
    return new CalorimeterGeometry(
        "compact",
        List.of(
            new CalorimeterLayer(0, 3 * x0, 4, 32, 80, 10),
            new CalorimeterLayer(3 * x0, 7 * x0, 16, 16, 20, 20),
            new CalorimeterLayer(7 * x0, 13 * x0, 16, 16, 20, 20),
            new CalorimeterLayer(13 * x0, 17 * x0, 8, 8, 40, 40)),
        medium);
  }

  /**
   * A block of caesium iodide of 12 layers of 12x12 cells. The cells are taken as cubes of 10 mm:
   * files of this layout do not tell their size, and widths count in it.
   */
  public static CalorimeterGeometry caesiumIodide() {
    List<CalorimeterLayer> layers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      layers.add(new CalorimeterLayer(10 * i, 10 * (i + 1), 12, 12, 10, 10));
    }
    return new CalorimeterGeometry(
        "csi", layers, new EffectiveMedium(54, 18.6, 11.2, 35.3, 381, 0.561));
  }

  /**
   * Square cells of any size: layers over the same square, one behind the other from the front.
   *
   * @param name in messages
   * @param sideMm of the square
   * @param medium of all layers
   * @param endX0 where each layer ends, in radiation lengths from the front, rising
   * @param cells along each side, one number a layer
   * @throws InputException where there are not as many ends as numbers of cells, or a layer is
   *     empty
   */
  public static CalorimeterGeometry square(
      String name, double sideMm, EffectiveMedium medium, double[] endX0, int... cells) {
    if (endX0.length != cells.length) {
      throw new InputException(
          "the geometry '%s' has %d ends of layers and %d numbers of cells; expected equally many"
              .formatted(name, endX0.length, cells.length));
    }
    List<CalorimeterLayer> layers = new ArrayList<>();
    double from = 0;
    for (int i = 0; i < cells.length; i++) {
      double to = endX0[i] * medium.radiationLengthMm();
      double size = sideMm / cells[i];
      layers.add(new CalorimeterLayer(from, to, cells[i], cells[i], size, size));
      from = to;
    }
    return new CalorimeterGeometry(name, layers, medium);
  }

  /** Those with a name. */
  public static List<CalorimeterGeometry> known() {
    return List.of(caloGan(), compact(), caesiumIodide());
  }

  /**
   * One by its name.
   *
   * @throws InputException for an unknown name; it tells the nearest
   */
  public static CalorimeterGeometry named(String name) {
    return known().stream()
        .filter(geometry -> geometry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> {
          List<String> names = known().stream().map(CalorimeterGeometry::name).toList();
          return new InputException(
              "unknown geometry '%s'%s; known are %s"
                  .formatted(name, NearestName.hint(name, names), names));
        });
  }

  /** Cells of all layers. */
  public int cells() {
    return layers.stream().mapToInt(CalorimeterLayer::cells).sum();
  }

  /** Where a layer ends, in radiation lengths from the front. */
  public double endX0(int layer) {
    return layers.get(layer).toMm() / medium.radiationLengthMm();
  }

  /** "calogan (3x96, 12x12, 12x6)", as in messages. */
  @Override
  public String toString() {
    return layers.stream()
        .map(CalorimeterLayer::toString)
        .collect(Collectors.joining(", ", name + " (", ")"));
  }
}
