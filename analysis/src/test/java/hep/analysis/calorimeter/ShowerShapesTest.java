package hep.analysis.calorimeter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShowerShapesTest {
  @Test
  void areTheTwentyOfCaloGan() {
    assertEquals(20, ShowerShapes.names(CalorimeterGeometry.caloGan()).size());
  }

  @Test
  void followTheirFormulaeOnAShowerComputedByHand() {
    CalorimeterGeometry geometry =
        new CalorimeterGeometry(
            "two",
            List.of(
                new CalorimeterLayer(0, 10, 1, 3, 5, 2), new CalorimeterLayer(10, 20, 2, 2, 5, 4)),
            EffectiveMedium.leadArgon());
    double[] values =
        ShowerShapes.values(geometry, new float[] {1, 3, 0}, new float[] {2, 0, 0, 2});
    double[] expected = {
      4,
      4,
      8, // energies in the layers and their sum
      0.5,
      0.5,
      1, // fractions, deepest layer
      0.5,
      0, // (3 - 1)/(3 + 1), two equal cells
      4,
      0.5,
      0.5, // depth
      Math.sqrt(0.75),
      2, // x = -2, 0 with weights 1, 3; x = -2, 2 with equal ones
      2.0 / 3,
      0.5
    };
    List<String> names = ShowerShapes.names(geometry);
    assertEquals(names.size(), values.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], values[i], 1e-12, names.get(i));
    }
  }

  @Test
  void areZeroWhereALayerIsEmpty() {
    float[][] empty = {new float[288], new float[144], new float[72]};
    for (double value : ShowerShapes.values(CalorimeterGeometry.caloGan(), empty)) {
      assertEquals(0, value);
    }
  }

  @Test
  void everyShapeHasATitleOfItsOwn() {
    List<String> names = ShowerShapes.names(CalorimeterGeometry.caloGan());
    assertEquals(
        names.size(), names.stream().map(ShowerShapes::title).distinct().count(), names::toString);
    assertEquals("Width in layer 2 [mm]", ShowerShapes.title("width_2"));
  }
}
