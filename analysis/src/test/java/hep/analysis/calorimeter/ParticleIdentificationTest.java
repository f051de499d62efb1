package hep.analysis.calorimeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.validation.Measured;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParticleIdentificationTest {
  @TempDir Path folder;

  @Test
  void findsPionsWithEaseAndPhotonsAmongPositronsWithEffort() {
    Path file = folder.resolve("toy.root");
    ToyCalorimeter.caloGan(ShowerParticle.POSITRON, ShowerParticle.PHOTON, ShowerParticle.PION)
        .write(file, 1500, 3);
    TaskResult result =
        new ParticleIdentification(2, 1500)
            .run(List.of(file.toString()), List.of(), RunOptions.defaults().withEpochs(4));
    Map<String, Measured> figures = result.figures();
    assertEquals(1500, result.test().size());
    for (String method : List.of("", "_bdt", "_dense", "_cnn")) {
      assertTrue(value(figures, "auc_pion" + method) > 0.95, figures.toString());
      double pair = value(figures, "auc_positron_vs_photon" + method);
      assertTrue(pair > 0.6 && pair < 0.95, figures.toString());
    }
    assertTrue(value(figures, "accuracy") > 0.7, figures.toString());
  }

  private static double value(Map<String, Measured> figures, String name) {
    Measured figure = figures.get(name);
    assertTrue(figure != null, name + " is not in " + figures.keySet());
    return figure.value();
  }

  @Test
  void refusesShowersOfOneKind() {
    Path file = folder.resolve("pions.root");
    ToyCalorimeter.caloGan(ShowerParticle.PION).write(file, 100, 3);
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                new ParticleIdentification(2, 100)
                    .run(List.of(file.toString()), List.of(), RunOptions.defaults()));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("all showers are of [pion]"),
        refused.toString());
  }
}
