package hep.analysis.clusters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.calorimeter.EffectiveMedium;
import hep.analysis.calorimeter.ShowerParticle;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToyEventsTest {
  private static final CalorimeterGeometry SMALL =
      CalorimeterGeometry.square(
          "small", 80, EffectiveMedium.leadArgon(), new double[] {5, 20}, 8, 4);

  @TempDir private Path folder;

  /** Cells of 10 mm before cells of 20 mm. */
  @Test
  void knowsWhichCellsTouch() {
    CellMap map = new CellMap(SMALL);
    assertEquals(64 + 16, map.size());
    assertArrayEquals(new int[] {1, 8, 9, 64}, map.neighbours(0)); // a corner: three and one behind
    assertArrayEquals(new int[] {0, 1, 2, 8, 10, 16, 17, 18, 64}, map.neighbours(9));
    assertArrayEquals(new int[] {0, 1, 8, 9, 65, 68, 69}, map.neighbours(64)); // four before it
    assertEquals(-35, map.xMm(0), 1e-9);
    assertEquals(-30, map.yMm(64), 1e-9);
    assertEquals(12.5, map.depthX0(64), 1e-9);
  }

  @Test
  void growsFromSeedsThroughNeighboursAndAddsABorder() {
    CellMap map = new CellMap(SMALL);
    float[] energy = new float[map.size()];
    energy[0] = 10; // two seeds in a row of cells that hang together
    energy[1] = 3;
    energy[2] = 2.5f;
    energy[3] = -5; // noise of either sign is a seed
    energy[4] = 1; // border, not gone on from
    energy[5] = 1; // touches the border only
    energy[61] = 3.9f; // no seed
    energy[39] = 6; // alone
    energy[38] = 0.5f;
    List<int[]> clusters = TopologicalClustering.USUAL.clusters(map, energy, 1);
    assertEquals(2, clusters.size());
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, clusters.get(0));
    assertArrayEquals(new int[] {38, 39}, clusters.get(1));
  }

  @Test
  void goesOnIntoTheLayerBehind() {
    CellMap map = new CellMap(SMALL);
    float[] energy = new float[map.size()];
    energy[9] = 8;
    energy[64] = 3;
    energy[69] = 1;
    energy[79] = 1; // far away
    List<int[]> clusters = TopologicalClustering.USUAL.clusters(map, energy, 1);
    assertEquals(1, clusters.size());
    assertArrayEquals(new int[] {9, 64, 69}, clusters.getFirst());
  }

  @Test
  void findsAPhotonWhereItIs() {
    ToyEvents events =
        new ToyEvents(
            ToyEvents.usual().geometry(),
            3,
            List.of(ShowerParticle.PHOTON),
            1,
            50,
            50,
            0.11,
            0.015,
            1500);
    for (long number = 0; number < 4; number++) {
      CalorimeterEvent event = events.event(1, number);
      CalorimeterEvent.Incoming photon = event.particles().getFirst();
      CellCluster first =
          events.clusters(event).stream()
              .max(Comparator.comparingDouble(CellCluster::energyGeV))
              .orElseThrow();
      assertEquals(50, first.energyGeV(), 5);
      assertEquals(50, first.trueGeV(), 1e-9);
      assertEquals(photon.xMm(), first.xMm(), 5);
      assertEquals(photon.yMm(), first.yMm(), 5);
      assertTrue(first.electromagneticFraction() > 0.95, "" + first.electromagneticFraction());
      assertEquals(first.energyGeV(), java.util.Arrays.stream(first.layerGeV()).sum(), 1e-9);
    }
  }

  @Test
  void givesEveryParticleToOneCluster() {
    ToyEvents events = ToyEvents.usual();
    int several = 0;
    for (long number = 0; number < 12; number++) {
      CalorimeterEvent event = events.event(7, number);
      double came =
          event.particles().stream().mapToDouble(CalorimeterEvent.Incoming::energyGeV).sum();
      List<CellCluster> clusters = events.clusters(event);
      assertEquals(came, clusters.stream().mapToDouble(CellCluster::trueGeV).sum(), 1e-6 * came);
      several += clusters.stream().filter(cluster -> cluster.trueGeV() > 0).count() > 1 ? 1 : 0;
    }
    assertTrue(several > 3, "" + several);
  }

  @Test
  void repeatsItself() {
    ToyEvents events = ToyEvents.usual();
    assertArrayEquals(events.event(3, 5).seenGeV(), events.event(3, 5).seenGeV());
    assertEquals(events.clusters(events.event(3, 5)), events.clusters(events.event(3, 5)));
  }

  @Test
  void refusesWhatCannotBeClustered() {
    CellMap map = new CellMap(SMALL);
    float[] energy = new float[80];
    energy[70] = Float.NaN;
    assertRefused(
        "cell 6 of layer 1 has an energy of NaN GeV; expected a finite number",
        () -> TopologicalClustering.USUAL.clusters(map, energy, 1));
    assertRefused(
        "7 energies of cells; the geometry small (8x8, 4x4) has 80 cells",
        () -> TopologicalClustering.USUAL.clusters(map, new float[7], 1));
    assertRefused(
        "clusters need a width of the noise above 0 GeV, found 0.0",
        () -> TopologicalClustering.USUAL.clusters(map, new float[80], 0));
    assertRefused("found 2.0, 4.0 and 0.0", () -> new TopologicalClustering(2, 4, 0));
    assertRefused(
        "the geometry 'odd' has 2 ends of layers and 1 numbers of cells",
        () ->
            CalorimeterGeometry.square(
                "odd", 80, EffectiveMedium.leadArgon(), new double[] {5, 20}, 8));
    assertRefused(
        "the number of events must be at least 1, not 0",
        () -> ToyEvents.usual().write(folder.resolve("none.root"), 0, 1));
  }

  private static void assertRefused(String expected, Runnable work) {
    String message = String.valueOf(assertThrows(InputException.class, work::run).getMessage());
    assertTrue(message.contains(expected), message);
  }
}
