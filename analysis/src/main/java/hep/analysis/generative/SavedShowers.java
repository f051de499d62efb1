package hep.analysis.generative;

import hep.analysis.InputException;
import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.input.TreeInput;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedModel;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.rootio.Batch;
import hep.rootio.Columns;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.RootWriter;
import hep.rootio.Tree;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A generator of showers from its file: it makes others for energies that are asked for. */
public final class SavedShowers implements SavedModel {
  /** The tree of made showers. */
  public static final String TREE = "showers";

  /** Tasks whose models make showers. */
  public static final List<String> TASKS = List.of(ShowerGan.TASK, ShowerVae.TASK, ShowerFlow.TASK);

  private static final int WIDEST = 8192;

  /** Showers that are held at once. */
  private static final int CHUNK = 5_000;

  /** Energies may lie this part of the range outside: those learned from seldom reach its ends. */
  private static final double BEYOND = 0.05;

  private static final float MOST_GEV = 1e9f;
  private static final String ENERGY = "energy";

  private final ModelFile file;
  private final CalorimeterGeometry geometry;
  private final ShowerModel model;

  private SavedShowers(ModelFile file, CalorimeterGeometry geometry, ShowerModel model) {
    this.file = file;
    this.geometry = geometry;
    this.model = model;
  }

  /**
   * From a file.
   *
   * @throws InputException where it does not fit
   */
  public static SavedShowers of(ModelFile file) {
    CalorimeterGeometry geometry = CalorimeterGeometry.named(ModelSettings.text(file, "geometry"));
    StoredNumbers stored = StoredNumbers.of(file.weights());
    ShowerModel model =
        switch (file.task()) {
          case ShowerGan.TASK -> {
            ShowerGan gan =
                ShowerGan.of(
                    ModelSettings.text(file, "preset"), ModelSettings.text(file, "objective"));
            yield new CaloGan(
                CaloGanSizes.of(gan.preset()),
                gan.objective(),
                geometry,
                (float) ModelSettings.number(file, "lowest_gev", Float.MIN_NORMAL, MOST_GEV),
                (float) ModelSettings.number(file, "highest_gev", Float.MIN_NORMAL, MOST_GEV),
                RootScale.of(stored, geometry.cells()),
                0);
          }
          case ShowerVae.TASK ->
              new CaloVae(ModelSettings.whole(file, "width", 1, WIDEST), geometry, stored);
          case ShowerFlow.TASK ->
              new CaloFlow(ModelSettings.whole(file, "width", 1, WIDEST), geometry, stored);
          default ->
              throw new InputException(
                  "the model is of the task '%s'; showers are made by those of %s"
                      .formatted(file.task(), TASKS));
        };
    Map<String, Tensor> weights = new LinkedHashMap<>(file.weights());
    weights.keySet().removeIf(name -> name.startsWith(StoredNumbers.PREFIX));
    ModelSettings.restore(model.parameters(), weights);
    return new SavedShowers(file, geometry, model);
  }

  /** Of the model. */
  public String task() {
    return file.task();
  }

  /** The lowest energy that it has learned from, in GeV. */
  public double lowestGeV() {
    return energy().inputs().getFirst().low();
  }

  /** The highest energy that it has learned from, in GeV. */
  public double highestGeV() {
    return energy().inputs().getFirst().high();
  }

  private InputGroup energy() {
    return ModelSettings.group(file, "particles");
  }

  /**
   * The energies of particles in files, their branch {@code energy} in GeV.
   *
   * @throws InputException where there is no such branch
   */
  public static double[] energies(List<String> input) {
    try (Tree tree = Tree.open(input.toArray(String[]::new))) {
      TreeInput in = TreeInput.of(tree, String.join(", ", input));
      Columns columns = in.read(List.of(ENERGY));
      return in.flat(columns, ENERGY);
    }
  }

  /** So many energies, spread evenly over those that it has learned from. */
  public double[] spread(int count) {
    double[] energies = new double[count];
    for (int i = 0; i < count; i++) {
      energies[i] = lowestGeV() + (i + 0.5) / count * (highestGeV() - lowestGeV());
    }
    return energies;
  }

  /**
   * Makes one shower for each energy and writes them as a tree of {@code layer_0} and so on in GeV,
   * and {@code energy}. The same seed makes the same showers, at any number of threads.
   *
   * @throws InputException for energies that it has not learned
   */
  public void write(Path out, double[] energyGeV, long seed, int threads) {
    requireLearned(energyGeV);
    RootWriter.write(
        out,
        writer -> {
          try (TreeWriter tree = writer.tree(TREE, "made by " + file.task())) {
            for (int from = 0; from < energyGeV.length; from += CHUNK) {
              float[] some = new float[Math.min(CHUNK, energyGeV.length - from)];
              for (int i = 0; i < some.length; i++) {
                some[i] = (float) energyGeV[from + i];
              }
              tree.fill(batch(model.make(some, seed + 2L * (from / CHUNK), threads)));
            }
          }
        });
  }

  private void requireLearned(double... energyGeV) {
    if (energyGeV.length == 0) {
      throw new InputException("no energies are asked for, so there is no shower to make");
    }
    for (int i = 0; i < energyGeV.length; i++) {
      double gev = energyGeV[i];
      double beyond = BEYOND * (highestGeV() - lowestGeV());
      if (!(gev > 0 && gev >= lowestGeV() - beyond && gev <= highestGeV() + beyond)) {
        throw new InputException(
            "the energy of entry %d is %s GeV; the model has learned from %s to %s GeV"
                .formatted(i, gev, lowestGeV(), highestGeV()));
      }
    }
  }

  private Batch batch(Showers showers) {
    Batch batch = new Batch();
    int first = 0;
    for (int layer = 0; layer < geometry.layers().size(); layer++) {
      int count = geometry.layers().get(layer).cells();
      float[] cells = new float[showers.size() * count];
      for (int i = 0; i < showers.size(); i++) {
        System.arraycopy(showers.cells(), i * geometry.cells() + first, cells, i * count, count);
      }
      batch.column("layer_" + layer, new Fixed(count, new FloatColumn(cells)));
      first += count;
    }
    return batch.column(ENERGY, showers.energyGeV());
  }

  /** Nothing is said of showers. */
  @Override
  public Predictions apply(List<String> input, int threads) {
    throw new InputException(
        "a model of the task '%s' makes showers and scores none".formatted(file.task()));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks() {
    if (!(model instanceof CaloGan gan)) {
      throw new InputException(
          "showers of the task '%s' follow from what its networks give by sorting cells and by tables of quantiles, which are no network: it has no form in ONNX"
              .formatted(file.task()));
    }
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put("cells", gan.saved(energy()));
    return networks;
  }
}
