package hep.analysis.jets.tagging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.JetDefinition;
import hep.analysis.jets.Particles;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.analysis.toy.ToyJetEvents;
import hep.validation.Measured;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTaggingTest {
  @TempDir private Path folder;

  private static EventTagging task(List<Integer> counts) {
    return new EventTagging(counts, 1.0, 50, "", "label", 1, 100_000, 1);
  }

  private static double auc(TaskResult result, String tagger) {
    return result.figures().getOrDefault("auc_" + tagger, new Measured(0, 0)).value();
  }

  @Test
  void learnsMoreFromMoreJetsAndFromTheirEmbeddings() {
    Path file = folder.resolve("events.root");
    ToyJetEvents.write(file, 2000, 1);
    RunOptions options = RunOptions.defaults().withEpochs(8).withSeed(1);
    TaskResult result = task(List.of(1, 5)).run(List.of(file.toString()), List.of(), options);
    double one = auc(result, "jets1");
    double all = auc(result, "jets5");
    double embedded = auc(result, "jets5_kt");
    // in both kinds the masses are alike: what differs between two jets is what is inside
    assertTrue(embedded > all + 0.02, () -> all + " without embeddings, " + embedded + " with");
    assertTrue(embedded > one + 0.08, () -> one + " of one jet, " + embedded + " of all");
    assertTrue(embedded > 0.85, () -> "" + embedded);
    assertEquals(4, result.otherModels().size() + 1);
  }

  @Test
  void findsTheJetsOfAnEventHardestFirstAndTheHardestWhereAllAreSoft() {
    FourVector hard = FourVector.ofPtRapidityPhiMass(100, 0.5, 1, 10);
    FourVector soft = FourVector.ofPtRapidityPhiMass(60, -0.5, 4, 5);
    FourVector softest = FourVector.ofPtRapidityPhiMass(20, 2, 2.5, 1);
    JetSample events =
        JetSample.of(
            List.of(
                Particles.of(List.of(softest, soft, hard)),
                Particles.of(List.of(softest)),
                Particles.of(List.of(new FourVector(0, 0, 5, 5)))),
            true,
            false,
            true);
    EventJets jets = EventJets.of(events, JetDefinition.antiKt(0.4), 5, 50);
    assertArrayEquals(new int[] {0, 2, 3, 4}, jets.starts());
    assertEquals(Math.log(100), jets.momenta()[0], 1e-6);
    assertEquals(0, jets.momenta()[2], 1e-6);
    int second = EventJets.NAMES.size();
    assertEquals(Math.log(60), jets.momenta()[second], 1e-6);
    assertEquals(-1, jets.momenta()[second + 2], 1e-6);
    assertEquals(3, jets.momenta()[second + 3], 1e-6);
    assertEquals(5, jets.momenta()[second + 4], 1e-5);
    assertEquals(
        1, EventJets.of(events, JetDefinition.antiKt(0.4), 1, 50).starts()[1], "the hardest only");
  }

  @Test
  void refusesLabelsOfOneKindAndNumbersThatAreNone() {
    Path file = folder.resolve("few.root");
    ToyJetEvents.write(file, 8, 1);
    EventTagging task = new EventTagging(List.of(1), 1.0, 50, "", "label", 7, 100, 1);
    assertTrue(
        String.valueOf(
                assertThrows(
                        InputException.class,
                        () -> task.run(List.of(file.toString()), List.of(), RunOptions.defaults()))
                    .getMessage())
            .contains("fewer than two signal"));
    assertThrows(InputException.class, () -> EventTagging.counts(List.of("two")));
    assertThrows(IllegalArgumentException.class, () -> new EventTagger(0, true, 1, 0));
  }

  @Test
  void toyEventsRepeatForTheSameSeed() {
    Particles once = ToyJetEvents.event(true, 3, 5);
    Particles again = ToyJetEvents.event(true, 3, 5);
    assertEquals(once.size(), again.size());
    assertEquals(once.vector(7), again.vector(7));
  }
}
