package hep.analysis.generative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.calorimeter.ShowerParticle;
import hep.analysis.calorimeter.ToyCalorimeter;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.analysis.tasks.TrainingStates;
import hep.learners.Tensor;
import hep.learners.model.ModelFile;
import hep.validation.Measured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowerGeneratorsTest {
  private static final RunOptions QUICK =
      RunOptions.defaults().withEpochs(1).withThreads(2).withSeed(3);

  @TempDir private Path folder;

  private static Showers toy(int count) {
    return Showers.of(ToyCalorimeter.caloGan(ShowerParticle.ELECTRON).sample(count, 5));
  }

  @Test
  void layersComeBackFromTheirCoding() {
    Showers showers = toy(60);
    ShowerCoding coding = new ShowerCoding(showers, 1);
    Tensor numbers = coding.layerNumbers(showers, 7);
    for (int i = 0; i < showers.size(); i++) {
      double[] back = coding.layerGeV(numbers, i, showers.energyGeV()[i]);
      for (int l = 0; l < back.length; l++) {
        double layer = showers.layerGeV(i, l);
        assertEquals(layer, back[l], 1e-4 * layer + 1e-7, "shower " + i + ", layer " + l);
      }
    }
  }

  @Test
  void makesShowersOfTheEnergiesAskedForAgainAndAgain() {
    Showers showers = toy(60);
    float[] energies = {2, 50, 90};
    List<ShowerModel> models =
        List.of(
            new CaloGan(CaloGanSizes.of("tiny"), GanObjective.ABSOLUTE, showers, 1),
            new CaloVae(16, showers, 1),
            new CaloFlow(16, showers, 1));
    for (ShowerModel model : models) {
      model.fit(showers, QUICK);
      Showers made = model.make(energies, 9, 2);
      assertArrayEquals(energies, made.energyGeV());
      assertArrayEquals(made.cells(), model.make(energies, 9, 1).cells(), model.name());
      for (float cell : made.cells()) {
        assertTrue(cell >= 0 && cell < 1000, model.name() + ": " + cell);
      }
      assertArrayEquals(made.cells(), restored(model, showers).make(energies, 9, 2).cells());
      if (!model.name().equals("gan")) { // they learn the response, which one epoch does not spoil
        assertEquals(50, made.totalGeV(1), 10, model.name());
      }
    }
  }

  /** The same model again, from what its file holds. */
  private static ShowerModel restored(ShowerModel model, Showers showers) {
    StoredNumbers stored = StoredNumbers.of(model.measured().tensors());
    CalorimeterGeometry geometry = showers.geometry();
    ShowerModel again =
        switch (model.name()) {
          case "gan" ->
              new CaloGan(
                  CaloGanSizes.of("tiny"),
                  GanObjective.ABSOLUTE,
                  geometry,
                  showers.lowestGeV(),
                  showers.highestGeV(),
                  RootScale.of(stored, geometry.cells()),
                  0);
          case "vae" -> new CaloVae(16, geometry, stored);
          default -> new CaloFlow(16, geometry, stored);
        };
    ModelFile.restore(again.parameters(), ModelFile.weightsOf(model.parameters()));
    return again;
  }

  @Test
  void calledForEnergiesAGanHasThemBeforeItHasLearned() {
    Showers showers = toy(400);
    CaloGan gan = new CaloGan(CaloGanSizes.of("tiny"), GanObjective.LOG, showers, 1);
    Showers made = gan.make(new float[] {3, 30, 95}, 9, 1);
    for (int i = 0; i < 3; i++) { // showers of the toy have 0.995 of it in their cells
      assertEquals(0.99 * made.energyGeV()[i], made.totalGeV(i), 0.02 * made.energyGeV()[i]);
    }
  }

  @Test
  void measuresHowOftenCellsAreHitAtEachEnergy() {
    Showers showers = toy(1000);
    RootScale scale = RootScale.of(showers);
    assertEquals(0.995, scale.response(), 0.002);
    double middle = Math.exp(scale.logGeV()[4]);
    float[] means = new float[504];
    float[] widths = new float[504];
    scale.interpolate(scale.means(), middle, means, 0);
    scale.interpolate(scale.widths(), middle, widths, 0);
    for (int cell : new int[] {10, 144, 120, 362, 300, 470}) {
      int hits = 0;
      int near = 0;
      for (int i = 0; i < showers.size(); i++) {
        if (Math.abs(showers.energyGeV()[i] - middle) < 5) {
          near++;
          hits += showers.cell(i, cell) > 0 ? 1 : 0;
        }
      }
      double share = NormalTable.below(means[cell] / widths[cell]);
      assertEquals((double) hits / near, share, 0.15, "cell " + cell);
    }
  }

  @Test
  void runsTheSameBitsAtAnyNumberOfThreads() {
    Showers showers = toy(64);
    float[][] weights = new float[2][];
    for (int threads = 1; threads <= 2; threads++) {
      CaloGan gan = new CaloGan(CaloGanSizes.of("tiny"), GanObjective.LOG, showers, 1);
      gan.fit(showers, QUICK.withThreads(threads));
      weights[threads - 1] = gan.parameters().values();
    }
    assertArrayEquals(weights[0], weights[1]);
  }

  @Test
  void hasTheSizesOfTheAuthorsCode() {
    Showers showers = toy(2);
    CaloGan gan = new CaloGan(CaloGanSizes.of("full"), GanObjective.LOG, showers, 1);
    // counted for the published network: about 29.7 and 2.74 million
    double generator = gan.parameters().in("generator").count();
    double discriminator = gan.parameters().in("discriminator").count();
    assertEquals(29.7e6, generator, 0.1e6);
    assertEquals(2.74e6, discriminator, 0.03e6);
  }

  @Test
  void findsNothingBetweenHalvesOfRealShowersAndAllOfBrokenOnes() {
    Showers showers = toy(1200);
    int[] first = java.util.stream.IntStream.range(0, 600).toArray();
    int[] second = java.util.stream.IntStream.range(600, 1200).toArray();
    ShowerComparison same =
        ShowerComparison.of(showers, showers.only(first), showers.only(second), QUICK);
    Measured auc = same.figures().get("classifier_auc");
    assertTrue(auc != null && Math.abs(auc.value() - 0.5) < 4 * auc.error(), "" + auc);
    Measured chi = same.figures().get("chi2_mean");
    assertTrue(chi != null && chi.value() < 1.6, "" + chi);
    float[] flat = new float[showers.cells().length];
    Arrays.fill(flat, 0.1f);
    Showers broken = new Showers(showers.geometry(), flat, showers.energyGeV());
    ShowerComparison apart =
        ShowerComparison.of(showers, showers.only(first), broken.only(second), QUICK);
    assertTrue(Objects.requireNonNull(apart.figures().get("classifier_auc")).value() > 0.99);
  }

  @Test
  void learnsFromCrystalsToo() {
    Path file =
        Path.of(System.getProperty("kaon.data", "../../shared/data"))
            .resolve("calo_csi/csi_showers_2GeV.root");
    Assumptions.assumeTrue(
        Files.exists(file), "calo_csi is not there: showers in crystals are not learned");
    Showers crystals =
        Showers.of(hep.analysis.calorimeter.ShowerReader.read(List.of(file.toString())));
    Showers some = crystals.checked("csi").only(1, 2, 3, 4, 5, 6, 7, 8);
    assertEquals(CalorimeterGeometry.caesiumIodide(), some.geometry());
    CaloGan gan = new CaloGan(CaloGanSizes.of("tiny"), GanObjective.LOG, some, 1);
    gan.fit(some, QUICK);
    assertEquals(2 * 1728, gan.make(new float[] {2, 2}, 1, 1).cells().length);
  }

  @Test
  void tellsWhereAGanDivergedAndKeepsTheEpochBefore() throws Exception {
    Showers showers = toy(64);
    CaloGanSizes sizes = CaloGanSizes.of("tiny");
    CaloGanSizes wild =
        new CaloGanSizes(
            sizes.latent(),
            sizes.base(),
            sizes.first(),
            sizes.second(),
            sizes.look(),
            sizes.third(),
            sizes.rest(),
            sizes.batchSize(),
            1e30,
            sizes.discriminatorRate());
    CaloGan gan = new CaloGan(wild, GanObjective.LOG, showers, 1);
    String message =
        String.valueOf(
            assertThrows(
                    InputException.class,
                    () -> gan.fit(showers, QUICK.with(TrainingStates.in(folder)).withEpochs(3)))
                .getMessage());
    assertTrue(message.startsWith("gan: Training diverged in epoch 2, batch "), message);
    assertTrue(message.contains("["), message + " names the step");
    assertTrue(
        message.endsWith("; the state after epoch 1 is kept in " + folder.resolve("gan")), message);
    try (var states = Files.list(folder.resolve("gan"))) {
      assertTrue(states.findAny().isPresent());
    }
  }

  @Test
  void refusesWhatCannotBeLearned() {
    assertRefused(
        "there is no preset 'smal'; the nearest is 'small'", () -> ShowerGan.of("smal", "log"));
    assertRefused("there is no GAN objective 'lo'", () -> ShowerGan.of("tiny", "lo"));
    Showers showers = toy(3);
    for (int i = 0; i < 3; i++) {
      Arrays.fill(showers.cells(), i * 504 + 432, (i + 1) * 504, 0);
    }
    assertRefused(
        "f.root: layer 2 has no energy in any of 3 showers; it cannot be learned",
        () -> showers.checked("f.root"));
    assertRefused(
        "f.root: the particle of entry 1 has an energy of 0.0 GeV",
        () ->
            new Showers(showers.geometry(), showers.cells(), new float[] {1, 0, 1})
                .checked("f.root"));
    Path few = folder.resolve("few.root");
    ToyCalorimeter.caloGan(ShowerParticle.ELECTRON).write(few, 40, 1);
    assertRefused(
        "28 showers to learn from and 12 to judge by are too few; at least 30 are needed of each",
        () -> new ShowerVae(8).run(List.of(few.toString()), List.of(), QUICK));
    assertRefused("hidden layers have 1 to 8192 outputs, not 0", () -> new ShowerFlow(0));
  }

  private static void assertRefused(String expected, Runnable work) {
    String message = String.valueOf(assertThrows(InputException.class, work::run).getMessage());
    assertTrue(message.contains(expected), message);
  }

  @Test
  void givesFiguresOfTheTwentyShapes() {
    Path file = folder.resolve("toy.root");
    ToyCalorimeter.caloGan(ShowerParticle.ELECTRON).write(file, 400, 1);
    TaskResult result = new ShowerVae(16).run(List.of(file.toString()), List.of(), QUICK);
    assertEquals(
        20,
        result.figures().keySet().stream().filter(name -> name.startsWith("wasserstein_")).count()
            - 1); // one is the mean
    Measured auc = Objects.requireNonNull(result.figures().get("classifier_auc_vae"));
    assertTrue(auc.value() > 0.4 && auc.error() > 0, auc.toString());
    assertTrue(result.plots().containsKey("average_made_2"));
    assertEquals(48, result.test().size());
  }
}
