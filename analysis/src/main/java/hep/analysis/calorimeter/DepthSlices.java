package hep.analysis.calorimeter;

import java.util.ArrayList;
import java.util.List;

/** A calorimeter cut into slices of at most half a radiation length, none across two layers. */
final class DepthSlices {
  private static final double THICKEST_X0 = 0.5;

  private final CalorimeterGeometry geometry;
  private final double[] fromX0;
  private final double[] toX0;
  private final int[] layer;

  DepthSlices(CalorimeterGeometry geometry) {
    this.geometry = geometry;
    List<double[]> cuts = new ArrayList<>();
    double x0Mm = geometry.medium().radiationLengthMm();
    for (int i = 0; i < geometry.layers().size(); i++) {
      double from = geometry.layers().get(i).fromMm() / x0Mm;
      double to = geometry.layers().get(i).toMm() / x0Mm;
      int parts = (int) Math.ceil((to - from) / THICKEST_X0);
      for (int k = 0; k < parts; k++) {
        cuts.add(
            new double[] {from + (to - from) * k / parts, from + (to - from) * (k + 1) / parts, i});
      }
    }
    fromX0 = cuts.stream().mapToDouble(cut -> cut[0]).toArray();
    toX0 = cuts.stream().mapToDouble(cut -> cut[1]).toArray();
    layer = cuts.stream().mapToInt(cut -> (int) cut[2]).toArray();
  }

  CalorimeterGeometry geometry() {
    return geometry;
  }

  int count() {
    return layer.length;
  }

  double fromX0(int slice) {
    return fromX0[slice];
  }

  double toX0(int slice) {
    return toX0[slice];
  }

  int layer(int slice) {
    return layer[slice];
  }
}
