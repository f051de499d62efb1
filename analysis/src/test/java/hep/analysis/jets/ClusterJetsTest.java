package hep.analysis.jets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hep.analysis.InputException;
import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterJetsTest {
  @TempDir private Path folder;

  @Test
  void findsTheAntiKtJetsThatFastJetFound() throws IOException {
    compare("antikt", "jet_collections_fastjet.json");
  }

  @Test
  void findsTheCambridgeAachenJetsThatFastJetFound() throws IOException {
    compare("ca", "jet_collections_fastjet_ca.json");
  }

  @Test
  void readsTheSameFromACompressedFile() throws IOException {
    Path plain = Files.writeString(folder.resolve("two.txt"), "4 1 0 0 1\n4 0 2 0 2\n7 3 0 1 4\n");
    Path packed = folder.resolve("two.txt.zst");
    try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(packed))) {
      out.write(Files.readAllBytes(plain));
    }
    ClusterJets task = ClusterJets.inclusive(JetDefinition.antiKt(0.4), 0.5);
    ClusterJets.Summary summary = task.run(packed, folder.resolve("a.json"));
    assertEquals(new ClusterJets.Summary(2, 3, 3), summary);
    task.run(plain, folder.resolve("b.json"));
    assertEquals(
        Files.readString(folder.resolve("b.json")), Files.readString(folder.resolve("a.json")));
  }

  @Test
  void leavesNothingBehindWhenTheInputIsBroken() throws IOException {
    Path input = Files.writeString(folder.resolve("bad.txt"), "0 1 0 0 1\n0 1 0 zero 1\n");
    Path output = folder.resolve("jets.json");
    ClusterJets task = ClusterJets.inclusive(JetDefinition.kt(0.4), 5.0);
    InputException e = assertThrows(InputException.class, () -> task.run(input, output));
    assertTrue(e.toString().contains("bad.txt, line 2"), e.getMessage());
    assertFalse(Files.exists(output));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void givesExclusiveJetsByNumberAndByDistance() {
    Particles event = RandomEvents.ee(5, 40);
    JetDefinition durham = ClusterJets.algorithm("durham", 1.0, 1.0);
    ClusterJets byNumber = new ClusterJets(durham, 0.0, OptionalInt.of(3), OptionalDouble.empty());
    assertEquals(3, byNumber.jets(event).size());
    double d = ClusterSequence.of(event, durham).exclusiveD(3);
    ClusterJets byDistance =
        new ClusterJets(durham, 0.0, OptionalInt.empty(), OptionalDouble.of(d));
    assertEquals(byNumber.jets(event).size(), byDistance.jets(event).size());
    assertEquals(2, byNumber.jets(RandomEvents.ee(5, 2)).size());
  }

  @Test
  void namesTheAlgorithmsItKnows() {
    InputException e =
        assertThrows(InputException.class, () -> ClusterJets.algorithm("cone", 0.4, 1.0));
    assertTrue(e.toString().contains("antikt, kt, ca"), e.getMessage());
  }

  private void compare(String algorithm, String answers) throws IOException {
    Path data = Path.of(System.getProperty("kaon.data", "../../shared/data"), "fastjet");
    Assumptions.assumeTrue(
        Files.exists(data.resolve(answers)), "Skipped: " + data.resolve(answers) + " is missing.");
    Path output = folder.resolve("jets.json");
    ClusterJets.inclusive(ClusterJets.algorithm(algorithm, 0.4, 1.0), 5.0)
        .run(data.resolve("events.hepmc3.txt"), output);
    JsonArray expected =
        JsonParser.parseString(Files.readString(data.resolve(answers))).getAsJsonArray();
    JsonArray found = JsonParser.parseString(Files.readString(output)).getAsJsonArray();
    assertEquals(100, found.size());
    for (int i = 0; i < 100; i++) {
      JsonObject ours = found.get(i).getAsJsonObject();
      JsonObject theirs = expected.get(i).getAsJsonObject();
      assertEquals(theirs.get("jetid").getAsInt(), ours.get("jetid").getAsInt());
      JsonArray a = theirs.getAsJsonArray("jets");
      JsonArray b = ours.getAsJsonArray("jets");
      assertEquals(a.size(), b.size(), "event " + (i + 1));
      for (int k = 0; k < a.size(); k++) {
        for (String name : new String[] {"rap", "phi", "pt"}) {
          assertEquals(
              a.get(k).getAsJsonObject().get(name).getAsDouble(),
              b.get(k).getAsJsonObject().get(name).getAsDouble(),
              1e-6,
              "event " + (i + 1) + ", jet " + k + ", " + name);
        }
      }
    }
  }
}
