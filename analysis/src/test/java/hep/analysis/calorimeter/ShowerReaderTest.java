package hep.analysis.calorimeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.rootio.Batch;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.RootWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowerReaderTest {
  @TempDir Path folder;

  private String refusal(int firstCells, Consumer<float[]> change) {
    Path file = folder.resolve("odd.root");
    float[] first = new float[2 * firstCells];
    Arrays.fill(first, 0.5f);
    change.accept(first);
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree("showers", "")) {
            tree.fill(
                new Batch()
                    .column("energy", new float[] {3, 4})
                    .column("pdg", new int[] {11, 22})
                    .column("layer_0", new Fixed(firstCells, new FloatColumn(first)))
                    .column("layer_1", new Fixed(144, new FloatColumn(new float[288])))
                    .column("layer_2", new Fixed(72, new FloatColumn(new float[144]))));
          }
        });
    InputException refused =
        assertThrows(InputException.class, () -> ShowerReader.read(List.of(file.toString())));
    return String.valueOf(refused.getMessage());
  }

  @Test
  void refusesNegativeEnergies() {
    String message = refusal(288, cells -> cells[300] = -0.1f);
    assertTrue(message.contains("shower 1 has -0.1 GeV in cell 12 of layer 0"), message);
  }

  @Test
  void refusesWhatIsNotANumber() {
    String message = refusal(288, cells -> cells[300] = Float.NaN);
    assertTrue(message.contains("'layer_0'") && message.contains("NaN at entry 1"), message);
  }

  @Test
  void refusesEmptyShowers() {
    String message = refusal(288, cells -> Arrays.fill(cells, 288, 576, 0));
    assertTrue(message.contains("shower 1 is empty"), message);
  }

  @Test
  void refusesUnknownGeometries() {
    String message = refusal(287, _ -> {});
    assertTrue(message.contains("[287, 144, 72]") && message.contains("calogan (3x96"), message);
  }

  @Test
  void readsBlocksOfCaesiumIodide() {
    Path file =
        Path.of(System.getProperty("kaon.data", "../shared/data"))
            .resolve("calo_csi/csi_showers_2GeV.root");
    Assumptions.assumeTrue(file.toFile().exists(), "skipped: no calo_csi in kaon.data");
    ShowerSample sample = ShowerReader.read(List.of(file.toString()));
    assertEquals(1000, sample.size());
    assertEquals("csi", sample.geometry().name());
    for (double energy : sample.energyGeV()) {
      assertEquals(2, energy, 0.01);
    }
    double mean = Arrays.stream(ShowerShapes.of(sample).of("energy_total")).average().orElseThrow();
    assertTrue(mean > 1 && mean < 2, "most of 2 GeV is seen, found " + mean);
  }
}
