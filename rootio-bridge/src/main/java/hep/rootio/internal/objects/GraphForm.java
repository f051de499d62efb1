package hep.rootio.internal.objects;

import hep.rootio.GraphErrors;
import hep.rootio.internal.write.ObjectValue;
import java.util.List;

/** Graphs as TGraphErrors. */
public final class GraphForm {
  private GraphForm() {}

  /**
   * A TGraphErrors under the name given. Axis titles stand in the title behind semicolons, as ROOT
   * takes them from there when it draws.
   */
  public static ObjectValue value(GraphErrors graph, String name) {
    return new ObjectValue("TGraphErrors")
        .named(name, title(graph.title(), graph.xTitle(), graph.yTitle()))
        .with("fNpoints", graph.x().length)
        .with("fX", graph.x())
        .with("fY", graph.y())
        .with("fEX", graph.xErrors())
        .with("fEY", graph.yErrors())
        .with("fFunctions", ObjectValue.collection("TList", List.of()));
  }

  private static String title(String title, String xTitle, String yTitle) {
    if (xTitle.isEmpty() && yTitle.isEmpty()) {
      return title;
    }
    return String.join(";", title, xTitle, yTitle);
  }
}
