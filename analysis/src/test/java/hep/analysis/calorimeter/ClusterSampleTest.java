package hep.analysis.calorimeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.clusters.CalorimeterEvent;
import hep.analysis.clusters.CellCluster;
import hep.analysis.clusters.ToyEvents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSampleTest {
  @TempDir private Path folder;

  @Test
  void readsTheClustersThatParticlesMade() {
    Path file = folder.resolve("clusters.root");
    ToyEvents events = ToyEvents.usual();
    events.write(file, 40, 3);
    EnergySample sample =
        EnergySample.read(List.of(file.toString()), List.of(), "", Integer.MAX_VALUE);
    List<CellCluster> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      CalorimeterEvent event = events.event(3, i);
      events.clusters(event).stream().filter(each -> each.trueGeV() > 0).forEach(expected::add);
    }
    assertEquals(expected.size(), sample.size());
    double[] raw = sample.raw();
    for (int i = 0; i < raw.length; i++) {
      CellCluster cluster = expected.get(i);
      assertEquals(cluster.energyGeV(), raw[i], 1e-5 * cluster.energyGeV());
      assertEquals(cluster.trueGeV(), sample.truth()[i], 1e-5 * cluster.trueGeV());
    }
    assertTrue(sample.size() > 40, "" + sample.size());
  }
}
