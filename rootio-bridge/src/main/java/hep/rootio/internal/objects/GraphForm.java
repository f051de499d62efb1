package hep.rootio.internal.objects;

import hep.rootio.Graph;
import hep.rootio.GraphAsymmErrors;
import hep.rootio.GraphErrors;
import hep.rootio.internal.write.ObjectValue;
import java.util.List;

/** Graphs as TGraph, TGraphErrors and TGraphAsymmErrors. */
public final class GraphForm {
  private GraphForm() {}

  /** A TGraph under the name given. */
  public static ObjectValue value(Graph graph, String name) {
    String title = title(graph.title(), graph.xTitle(), graph.yTitle());
    return graph("TGraph", name, title, graph.x(), graph.y());
  }

  /** A TGraphErrors under the name given. */
  public static ObjectValue value(GraphErrors graph, String name) {
    String title = title(graph.title(), graph.xTitle(), graph.yTitle());
    return graph("TGraphErrors", name, title, graph.x(), graph.y())
        .with("fEX", graph.xErrors())
        .with("fEY", graph.yErrors());
  }

  /** A TGraphAsymmErrors under the name given. */
  public static ObjectValue value(GraphAsymmErrors graph, String name) {
    String title = title(graph.title(), graph.xTitle(), graph.yTitle());
    return graph("TGraphAsymmErrors", name, title, graph.x(), graph.y())
        .with("fEXlow", graph.xLow())
        .with("fEXhigh", graph.xHigh())
        .with("fEYlow", graph.yLow())
        .with("fEYhigh", graph.yHigh());
  }

  private static ObjectValue graph(
      String className, String name, String title, double[] x, double[] y) {
    return new ObjectValue(className)
        .named(name, title)
        .with("fNpoints", x.length)
        .with("fX", x)
        .with("fY", y)
        .with("fFunctions", ObjectValue.collection("TList", List.of()));
  }

  /** Axis titles stand in the title behind semicolons, from where ROOT takes them when it draws. */
  private static String title(String title, String xTitle, String yTitle) {
    return xTitle.isEmpty() && yTitle.isEmpty() ? title : String.join(";", title, xTitle, yTitle);
  }
}
