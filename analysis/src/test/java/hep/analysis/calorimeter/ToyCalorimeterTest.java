package hep.analysis.calorimeter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.internal.Draws;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToyCalorimeterTest {
  /** Energy, T, alpha, f0, f1, f2: Grindhammer and Peters' mean profile between the layers. */
  private static final double[][] TABLE = {
    {1, 3.86, 2.69, 0.542, 0.457, 0.0002},
    {10, 6.16, 3.90, 0.309, 0.690, 0.0005},
    {50, 7.77, 4.75, 0.182, 0.817, 0.0012},
    {100, 8.46, 5.11, 0.140, 0.858, 0.0017}
  };

  private static final EffectiveMedium MEDIUM = EffectiveMedium.leadArgon();

  @Test
  void mixesLeadAndArgonToThePublishedConstants() {
    assertEquals(69.4, MEDIUM.z(), 0.05);
    assertEquals(15.6, MEDIUM.radiationLengthMm(), 0.05);
    assertEquals(8.96, MEDIUM.criticalEnergyMeV(), 0.02);
    assertEquals(37, MEDIUM.moliereRadiusMm(), 0.3);
    CalorimeterGeometry geometry = CalorimeterGeometry.caloGan();
    assertEquals(504, geometry.cells());
    assertEquals(5.8, geometry.endX0(0), 0.05);
    assertEquals(28.0, geometry.endX0(1), 0.05);
    assertEquals(30.8, geometry.endX0(2), 0.05);
  }

  @Test
  void theIncompleteGammaFunctionIsThatOfAnotherLibrary() {
    for (double shape : new double[] {0.62, 1.05, 2.69, 5.11, 40}) {
      for (double x : new double[] {1e-6, 0.3, 2, shape, 3 * shape, 60}) {
        assertEquals(Gamma.regularizedGammaP(shape, x), new IncompleteGamma(shape).below(x), 1e-10);
      }
    }
    assertEquals(0, new IncompleteGamma(2).below(-1));
  }

  @Test
  void theMeanProfileHasTheTabledMaximumShapeAndLayerFractions() {
    CalorimeterGeometry geometry = CalorimeterGeometry.caloGan();
    for (double[] row : TABLE) {
      LongitudinalProfile profile = LongitudinalProfile.average(row[0], MEDIUM);
      assertEquals(row[1], profile.maximumX0(), 0.01);
      assertEquals(row[2], profile.alpha(), 0.01);
      double first = profile.before(geometry.endX0(0));
      double second = profile.before(geometry.endX0(1));
      double third = profile.before(geometry.endX0(2));
      assertEquals(row[3], first / third, 0.01 * row[3]);
      assertEquals(row[4], (second - first) / third, 0.01 * row[4]);
      // the table gives one or two digits of the last layer
      assertEquals(row[5], (third - second) / third, 0.5e-4);
    }
  }

  @Test
  void showersLeaveTheTabledFractionsInTheLayers() {
    ToyCalorimeter toy = ToyCalorimeter.caloGan(ShowerParticle.POSITRON);
    for (double[] row : TABLE) {
      int count = 1500;
      for (int layer = 0; layer < 2; layer++) {
        int chosen = layer;
        double fraction =
            mean(
                count,
                i -> {
                  Shower shower = toy.shower(ShowerParticle.POSITRON, row[0], 7, i);
                  return shower.layerGeV(chosen) / shower.totalGeV();
                });
        // fluctuations move the mean at 1 GeV, where they are largest
        assertEquals(row[3 + layer], fraction, row[0] == 1 ? 0.03 : 0.02 * row[3 + layer] + 0.002);
      }
    }
  }

  @Test
  void theMaximumFluctuatesAsTabled() {
    double[] sigma = {0.220, 0.134, 0.106, 0.097};
    for (int i = 0; i < TABLE.length; i++) {
      double energy = TABLE[i][0];
      double[] logs =
          IntStream.range(0, 20_000)
              .mapToDouble(n ->
                  Math.log(LongitudinalProfile.drawn(energy, MEDIUM, new Draws(3, n)).maximumX0()))
              .toArray();
      double mean = Arrays.stream(logs).average().orElseThrow();
      double rms =
          Math.sqrt(Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
      assertEquals(TABLE[i][1], Math.exp(mean), 0.02 * TABLE[i][1]);
      assertEquals(sigma[i], rms, 0.03 * sigma[i]);
    }
  }

  @Test
  void halfOfATermLiesWithinItsRadius() {
    assertEquals(0.5, new RadialProfile(0.3, 2, 1).within(0.3), 1e-12);
    assertEquals(0.5, new RadialProfile(0.3, 2, 0).within(2), 1e-12);
    assertEquals(0.8, new RadialProfile(1, 1, 0.4).within(2), 1e-12);
  }

  @Test
  void spotsLieAroundTheAxisAsTheProfileSays() {
    CalorimeterLayer layer = new CalorimeterLayer(0, 10, 401, 401, 0.5, 0.5);
    CalorimeterGeometry fine = new CalorimeterGeometry("fine", List.of(layer), MEDIUM);
    RadialProfile profile = new RadialProfile(5, 20, 0.6);
    ShowerCells cells = new ShowerCells(new DepthSlices(fine), 0, 0, new Draws(5, 1));
    int spots = 200_000;
    cells.scatter(0, (int) (0.6 * spots), 1.0 / spots, profile.core());
    cells.scatter(0, (int) (0.4 * spots), 1.0 / spots, profile.tail());
    float[] seen = cells.seen(Imperfections.NONE)[0];
    for (double radius : new double[] {5, 10, 20, 40, 80}) {
      double within = 0;
      for (int row = 0; row < 401; row++) {
        for (int column = 0; column < 401; column++) {
          if (Math.hypot(layer.xMm(column), layer.yMm(row)) < radius) {
            within += seen[row * 401 + column];
          }
        }
      }
      assertEquals(profile.within(radius), within, 0.006);
    }
  }

  @Test
  void photonsStartLaterByTheConversion() {
    ToyCalorimeter toy = ToyCalorimeter.caloGan(ShowerParticle.PHOTON);
    double electron = meanFraction(toy, ShowerParticle.ELECTRON);
    double photon = meanFraction(toy, ShowerParticle.PHOTON);
    LongitudinalProfile profile = LongitudinalProfile.average(20, MEDIUM);
    // mean over the exponential conversion depth, by a sum over its quantiles
    double expected =
        mean(1000, i -> profile.before(5.77 + 9.0 / 7 * Math.log(1 - (i + 0.5) / 1000)));
    assertEquals(expected, photon, 0.01);
    assertTrue(electron > photon + 0.05);
  }

  private static double meanFraction(ToyCalorimeter toy, ShowerParticle particle) {
    return mean(
        2000,
        i -> {
          Shower shower = toy.shower(particle, 20, 11, i);
          return shower.layerGeV(0) / shower.totalGeV();
        });
  }

  @Test
  void someOfThePionsOnlyIonise() {
    ToyCalorimeter toy = ToyCalorimeter.caloGan(ShowerParticle.PION);
    double through =
        mean(4000, i -> toy.shower(ShowerParticle.PION, 50, 2, i).totalGeV() < 0.5 ? 1 : 0);
    // those that do not interact within the depth, and some that do so at its very end
    double expected = Math.exp(-480 / MEDIUM.interactionLengthMm());
    assertEquals(expected, through, 0.06);
  }

  @Test
  void theStochasticTermIsTheOneAskedFor() {
    Imperfections sampling = new Imperfections(0, 0, 0.11, 0);
    ToyCalorimeter toy =
        new ToyCalorimeter(
            CalorimeterGeometry.caloGan(), Beam.of(ShowerParticle.ELECTRON), sampling);
    double[] total =
        IntStream.range(0, 4000)
            .parallel()
            .mapToDouble(i -> toy.shower(ShowerParticle.ELECTRON, 10, 5, i).totalGeV())
            .toArray();
    double mean = Arrays.stream(total).average().orElseThrow();
    double rms =
        Math.sqrt(Arrays.stream(total).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
    assertEquals(0.11 / Math.sqrt(10), rms / mean, 0.0015);
  }

  @Test
  void aShowerDependsOnlyOnItsSettingsSeedAndNumber() {
    ToyCalorimeter one = ToyCalorimeter.leaking(ShowerParticle.PHOTON, ShowerParticle.PION);
    ToyCalorimeter other = ToyCalorimeter.leaking(ShowerParticle.PHOTON, ShowerParticle.PION);
    ShowerSample sample = one.sample(20, 9);
    assertEquals(other.shower(9, 17), one.shower(9, 17));
    assertArrayEquals(other.shower(9, 17).layers(), sample.layers(17));
  }

  @Test
  void filesAreReadBackAsTheyWereMade(@TempDir Path folder) {
    ToyCalorimeter toy = ToyCalorimeter.caloGan(ShowerParticle.POSITRON, ShowerParticle.PION);
    Path file = folder.resolve("showers.root");
    toy.write(file, 1200, 4);
    ShowerSample read = ShowerReader.read(List.of(file.toString()));
    ShowerSample made = toy.sample(1200, 4);
    assertEquals("calogan", read.geometry().name());
    assertArrayEquals(made.pdg(), read.pdg());
    assertArrayEquals(made.cells(), read.cells());
    assertEquals(made.energyGeV()[1100], read.energyGeV()[1100], 1e-4);
  }

  @Test
  void refusesWhatCannotBeSimulated() {
    assertThrows(InputException.class, () -> Beam.of(ShowerParticle.PION).withEnergies(0.1, 5));
    assertThrows(InputException.class, () -> new Imperfections(-1, 0, 0, 0));
    assertTrue(
        String.valueOf(
                assertThrows(InputException.class, () -> CalorimeterGeometry.named("calogun"))
                    .getMessage())
            .startsWith("unknown geometry 'calogun'; the nearest is 'calogan'"));
    CalorimeterLayer layer = new CalorimeterLayer(0, 10, 2, 2, 5, 5);
    assertThrows(
        InputException.class,
        () -> new CalorimeterGeometry("twice", List.of(layer, layer), MEDIUM));
  }

  private static double mean(int count, IntToDoubleFunction value) {
    return IntStream.range(0, count).parallel().mapToDouble(value).average().orElseThrow();
  }
}
