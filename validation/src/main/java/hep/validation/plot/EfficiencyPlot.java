package hep.validation.plot;

import hep.validation.EfficiencyProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Efficiency of a selection in bins of a variable, such as jet pT, for several classes or working
 * points.
 */
public final class EfficiencyPlot {
  private EfficiencyPlot() {}

  /**
   * Draws profiles on a linear axis from zero.
   *
   * @param title markup of the x axis, with unit, such as {@code *p*_{T} [GeV]}
   * @param profiles legend entry and profile
   */
  public static Plot of(String title, SequencedMap<String, EfficiencyProfile> profiles) {
    List<Mark> marks = new ArrayList<>();
    for (Map.Entry<String, EfficiencyProfile> profile : profiles.entrySet()) {
      marks.add(new Points(profile.getKey(), profile.getValue().graph(), Style.of(marks.size())));
    }
    return Plot.of(Axis.linear(title), Axis.linear("Efficiency").from(0), marks);
  }
}
