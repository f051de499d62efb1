package hep.analysis.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.anomaly.AnomalySearch;
import hep.analysis.autoencoder.Autoencoders;
import hep.analysis.autoencoder.ToyImages;
import hep.analysis.calorimeter.EnergyRegression;
import hep.analysis.calorimeter.ParticleIdentification;
import hep.analysis.calorimeter.ShowerParticle;
import hep.analysis.calorimeter.ToyCalorimeter;
import hep.analysis.digits.DigitClassification;
import hep.analysis.digits.ToyDigits;
import hep.analysis.energyflow.EnergyFlow;
import hep.analysis.energyflow.ToyOverlaps;
import hep.analysis.generative.ShowerVae;
import hep.analysis.jets.tagging.RecursiveJets;
import hep.analysis.pileup.PileUp;
import hep.analysis.pivot.Pivot;
import hep.analysis.pivot.ToyPivot;
import hep.analysis.segmentation.Segmentation;
import hep.analysis.segmentation.ToyCells;
import hep.analysis.toy.ToyDetector;
import hep.analysis.toy.ToyJets;
import hep.analysis.toy.ToyPileUp;
import hep.analysis.tracking.MissingHit;
import hep.analysis.tracking.ToyQuadruplet;
import hep.learners.train.Progress;
import hep.validation.Measured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterruptedRunTest {
  @TempDir private Path folder;

  /** What stops a run where no user can. */
  private static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A task on so little that it is done in a moment. */
  record Case(
      String name, Consumer<Path> toy, BiFunction<List<String>, RunOptions, TaskResult> run) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> tasks() {
    return Stream.of(
        new Case(
            "anomalies",
            file -> ToyJets.write(file, 120, 1),
            (input, options) ->
                AnomalySearch.of("linear", 2, 3, 100).run(input, List.of(), options.withEpochs(2))),
        new Case(
            "autoencoders",
            file -> ToyImages.write(file, 140, 1),
            (input, options) ->
                Autoencoders.of(List.of("dense", "tied"), 2, "gaussian", 0.3, 140)
                    .run(input, List.of(), options)),
        new Case(
            "digits",
            file -> ToyDigits.write(file, 120, 1),
            (input, options) ->
                DigitClassification.of("mlp", "mlp_entropy").run(input, List.of(), options)),
        new Case(
            "energies",
            file -> ToyCalorimeter.leaking(ShowerParticle.ELECTRON).write(file, 1500, 1),
            (input, options) ->
                new EnergyRegression(List.of(), "", 2000, 0).run(input, List.of(), options)),
        new Case(
            "energy flow",
            file -> ToyOverlaps.write(file, 210, 1),
            (input, options) -> new EnergyFlow(1, 2, 220).run(input, List.of(), options)),
        new Case(
            "hits",
            file -> ToyQuadruplet.write(file, ToyQuadruplet.conditions(), 60, 1),
            (input, options) -> new MissingHit(200).run(input, List.of(), options)),
        new Case(
            "particles",
            file ->
                ToyCalorimeter.caloGan(
                        ShowerParticle.POSITRON, ShowerParticle.PHOTON, ShowerParticle.PION)
                    .write(file, 150, 1),
            (input, options) -> new ParticleIdentification(2, 150).run(input, List.of(), options)),
        new Case(
            "pile up",
            file -> new ToyPileUp(ToyDetector.standard(), 8).write(file, 100, 1),
            (input, options) -> PileUp.defaults().run(input, List.of(), options)),
        new Case(
            "pivot",
            file -> ToyPivot.write(file, 2000, 1),
            (input, options) ->
                Pivot.ofThePaper(List.of(0.0, 50.0))
                    .withAlone(2, 1)
                    .run(input, List.of(), options.withEpochs(20))),
        new Case(
            "recursive jets",
            file -> ToyJets.write(file, 200, 1),
            (input, options) ->
                RecursiveJets.of(List.of("kt"), List.of("simple"), 100, 2, 1)
                    .run(input, List.of(), options)),
        new Case(
            "segmentation",
            file -> ToyCells.write(file, 8, 1),
            (input, options) ->
                Segmentation.of(List.of("unet", "noskip"), 1, 2)
                    .withCrops(32, 3, 10)
                    .run(input, List.of(), options)),
        new Case(
            "showers",
            file -> ToyCalorimeter.caloGan(ShowerParticle.ELECTRON).write(file, 150, 1),
            (input, options) -> new ShowerVae(8).run(input, List.of(), options)));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void goesOnToTheSameBits(Case task) throws Exception {
    Path file = folder.resolve("toy.root");
    task.toy().accept(file);
    List<String> input = List.of(file.toString());
    RunOptions options = RunOptions.defaults().withEpochs(2).withThreads(2).withSeed(5);
    AtomicInteger epochs = new AtomicInteger();
    TaskResult whole =
        task.run().apply(input, options.withListener(progress -> count(progress, epochs)));
    int half = epochs.get() / 2 + 1;
    assertTrue(half > 1, "the task tells of " + epochs + " epochs");

    Path states = folder.resolve("states");
    AtomicInteger done = new AtomicInteger();
    RunOptions cut =
        options
            .with(TrainingStates.in(states))
            .withListener(progress -> {
              if (count(progress, done) && done.get() == half) {
                throw new PowerCut();
              }
            });
    assertThrows(PowerCut.class, () -> task.run().apply(input, cut));

    AtomicInteger again = new AtomicInteger();
    TaskResult resumed =
        task.run()
            .apply(
                input,
                options
                    .with(TrainingStates.in(states))
                    .withListener(progress -> count(progress, again)));
    assertEquals(epochs.get() - half + 1, again.get(), "epochs that were left");
    assertEquals(withoutTimes(whole.figures()), withoutTimes(resumed.figures()));
    Path one = folder.resolve("whole.kaon");
    Path other = folder.resolve("resumed.kaon");
    whole.model().save(one);
    resumed.model().save(other);
    assertEquals(-1, Files.mismatch(one, other));
  }

  private static boolean count(Progress progress, AtomicInteger epochs) {
    boolean isEpoch = progress instanceof Progress.EpochDone;
    if (isEpoch) {
      epochs.incrementAndGet();
    }
    return isEpoch;
  }

  private static Map<String, Measured> withoutTimes(Map<String, Measured> figures) {
    Map<String, Measured> same = new LinkedHashMap<>(figures);
    same.keySet().removeIf(name -> name.contains("second"));
    return same;
  }
}
