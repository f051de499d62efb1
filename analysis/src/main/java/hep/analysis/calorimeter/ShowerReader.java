package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.analysis.input.TreeInput;
import hep.analysis.internal.NearestName;
import hep.rootio.Columns;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads showers and checks them: trees as {@link ToyCalorimeter#write} makes them ({@code energy},
 * {@code pdg}, {@code layer_0} and so on, in GeV), or of blocks with the cells in {@code
 * shower[layer][row][column]} and {@code en_in} in keV, and {@code primary} (-1 e-, 0 photon, 1
 * e+).
 *
 * <p>Cells that are negative, infinite or not a number, showers without any energy, and layers of
 * another number of cells than the geometry are refused in one sentence. A layer may be empty.
 *
 * @param geometry of the cells
 */
public record ShowerReader(CalorimeterGeometry geometry) {
  private static final String BLOCK = "shower";
  private static final float GEV_PER_KEV = 1e-6f;

  /**
   * Reads files.
   *
   * @param specs {@code FILE[:tree]} each
   * @throws InputException where they cannot be used
   */
  public static ShowerSample read(List<String> specs) {
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, String.join(", ", specs));
      return fitting(input).read(input);
    }
  }

  /**
   * With the known geometry whose layers have as many cells as the branches.
   *
   * @throws InputException when there is none
   */
  public static ShowerReader fitting(TreeInput input) {
    List<Integer> found = sizes(input);
    return CalorimeterGeometry.known().stream()
        .filter(geometry -> sizes(geometry).equals(found))
        .findFirst()
        .map(ShowerReader::new)
        .orElseThrow(() ->
            new InputException(
                "%s: no known geometry has layers of %s cells; known are %s"
                    .formatted(input.where(), found, CalorimeterGeometry.known())));
  }

  private static List<Integer> sizes(CalorimeterGeometry geometry) {
    return geometry.layers().stream().map(CalorimeterLayer::cells).toList();
  }

  private static List<Integer> sizes(TreeInput input) {
    Columns first = input.tree().read(branches(input), hep.rootio.EntryRange.of(0, 1));
    if (isBlock(input)) {
      int cells = input.fixed(first, BLOCK).size();
      int layers = (int) Math.round(Math.cbrt(cells));
      return java.util.Collections.nCopies(layers, cells / Math.max(1, layers));
    }
    return first.names().stream().map(name -> input.fixed(first, name).size()).toList();
  }

  private static boolean isBlock(TreeInput input) {
    return input.names().contains(BLOCK);
  }

  private static List<String> branches(TreeInput input) {
    if (isBlock(input)) {
      return List.of(BLOCK);
    }
    List<String> names = new ArrayList<>();
    while (input.names().contains(ShowerTree.layer(names.size()))) {
      names.add(ShowerTree.layer(names.size()));
    }
    if (names.isEmpty()) {
      throw new InputException(
          "%s: the tree '%s' has neither a branch 'layer_0' nor 'shower' with the cells of showers%s"
              .formatted(
                  input.where(),
                  input.tree().name(),
                  NearestName.hint(ShowerTree.layer(0), input.names())));
    }
    return names;
  }

  /**
   * All showers of a tree.
   *
   * @throws InputException where they cannot be used
   */
  public ShowerSample read(TreeInput input) {
    return read(input, true);
  }

  /**
   * All showers of a tree.
   *
   * @param labelled whether particles and true energies are read; otherwise these are electrons of
   *     1 GeV
   * @throws InputException where they cannot be used
   */
  ShowerSample read(TreeInput input, boolean labelled) {
    boolean block = isBlock(input);
    List<String> layers = branches(input);
    if (!block && layers.size() != geometry.layers().size()) {
      throw new InputException(
          "%s: the tree '%s' has %d layers of cells; the geometry %s has %d"
              .formatted(
                  input.where(),
                  input.tree().name(),
                  layers.size(),
                  geometry,
                  geometry.layers().size()));
    }
    String energy = block ? "en_in" : "energy";
    String particle = block ? "primary" : "pdg";
    List<String> wanted = new ArrayList<>(layers);
    if (labelled) {
      wanted.addAll(List.of(energy, particle));
    }
    Columns columns = input.read(wanted);
    float[][] cells = block ? block(input, columns) : layers(input, columns, layers);
    if (!labelled) {
      int[] electrons = new int[columns.entries()];
      double[] ones = new double[electrons.length];
      Arrays.fill(electrons, ShowerParticle.ELECTRON.pdg());
      Arrays.fill(ones, 1);
      return new ShowerSample(geometry, electrons, ones, cells).checked(input.where());
    }
    int[] pdg =
        Arrays.stream(input.flat(columns, particle))
            .mapToInt(code -> block ? blockParticle(input, code) : (int) code)
            .toArray();
    double[] energies = input.flat(columns, energy);
    for (int i = 0; i < energies.length; i++) {
      if (!(energies[i] > 0)) {
        throw new InputException(
            "%s: shower %d has a true energy of %s GeV; expected more than 0"
                .formatted(input.where(), i, energies[i]));
      }
      energies[i] *= block ? GEV_PER_KEV : 1;
    }
    return new ShowerSample(geometry, pdg, energies, cells).checked(input.where());
  }

  private float[][] layers(TreeInput input, Columns columns, List<String> names) {
    float[][] cells = new float[names.size()][];
    for (int layer = 0; layer < cells.length; layer++) {
      TreeInput.FixedNumbers numbers = input.fixed(columns, names.get(layer));
      requireCells(input, names.get(layer), numbers.size(), layer);
      cells[layer] = numbers.values();
    }
    return cells;
  }

  private float[][] block(TreeInput input, Columns columns) {
    TreeInput.FixedNumbers numbers = input.fixed(columns, BLOCK);
    int layers = geometry.layers().size();
    int size = geometry.layers().getFirst().cells();
    if (numbers.size() != geometry.cells()) {
      throw new InputException(
          "%s: branch '%s' holds %d cells an entry; the geometry %s has %d"
              .formatted(input.where(), BLOCK, numbers.size(), geometry, geometry.cells()));
    }
    int entries = columns.entries();
    float[][] cells = new float[layers][entries * size];
    IntStream.range(0, entries)
        .forEach(entry -> {
          for (int layer = 0; layer < layers; layer++) {
            for (int cell = 0; cell < size; cell++) {
              cells[layer][entry * size + cell] =
                  GEV_PER_KEV * numbers.values()[(entry * layers + layer) * size + cell];
            }
          }
        });
    return cells;
  }

  private void requireCells(TreeInput input, String branch, int found, int layer) {
    CalorimeterLayer expected = geometry.layers().get(layer);
    if (found != expected.cells()) {
      throw new InputException(
          "%s: branch '%s' holds %d cells an entry; layer %d of the geometry %s has %d"
              .formatted(input.where(), branch, found, layer, geometry, expected.cells()));
    }
  }

  private static int blockParticle(TreeInput input, double code) {
    if (code == -1) {
      return ShowerParticle.ELECTRON.pdg();
    }
    if (code == 0) {
      return ShowerParticle.PHOTON.pdg();
    }
    if (code == 1) {
      return ShowerParticle.POSITRON.pdg();
    }
    throw new InputException(
        "%s: branch 'primary' is %s; expected -1 (e-), 0 (photon) or 1 (e+)"
            .formatted(input.where(), code));
  }
}
