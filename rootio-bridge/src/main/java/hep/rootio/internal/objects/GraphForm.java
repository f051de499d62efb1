package hep.rootio.internal.objects;

import hep.rootio.Graph;
import hep.rootio.GraphAsymmErrors;
import hep.rootio.GraphBentErrors;
import hep.rootio.GraphErrors;
import hep.rootio.GraphMultiErrors;
import hep.rootio.RootNameException;
import hep.rootio.RootObject;
import hep.rootio.internal.write.ObjectValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Graphs as TGraph and the kinds of it that have errors. */
public final class GraphForm {
  /** ROOT's colours and markers: those of a graph that nobody styled would be hard to see. */
  private static final int BLACK = 1;

  private static final int FILLED_CIRCLE = 20;

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

  /** A TGraphBentErrors under the name given. */
  public static ObjectValue value(GraphBentErrors graph, String name) {
    String title = title(graph.title(), graph.xTitle(), graph.yTitle());
    return graph("TGraphBentErrors", name, title, graph.x(), graph.y())
        .with("fEXlow", graph.xLow())
        .with("fEXhigh", graph.xHigh())
        .with("fEYlow", graph.yLow())
        .with("fEYhigh", graph.yHigh())
        .with("fEXlowd", graph.xLowBend())
        .with("fEXhighd", graph.xHighBend())
        .with("fEYlowd", graph.yLowBend())
        .with("fEYhighd", graph.yHighBend());
  }

  /** A TGraphMultiErrors under the name given, with a line and a fill for each kind of error. */
  public static ObjectValue value(GraphMultiErrors graph, String name) {
    String title = title(graph.title(), graph.xTitle(), graph.yTitle());
    int kinds = graph.yLow().size();
    return graph("TGraphMultiErrors", name, title, graph.x(), graph.y())
        .with("fNYErrors", kinds)
        .with("fSumErrorsMode", mode(graph.sum()))
        .with("fExL", graph.xLow())
        .with("fExH", graph.xHigh())
        .with("fEyL", graph.yLow().stream().map(ObjectValue::arrayOf).toList())
        .with("fEyH", graph.yHigh().stream().map(ObjectValue::arrayOf).toList())
        .with("fAttFill", Collections.nCopies(kinds, new ObjectValue("TAttFill")))
        .with(
            "fAttLine",
            Collections.nCopies(kinds, new ObjectValue("TAttLine").with("fLineColor", BLACK)));
  }

  /** The points of a TGraph or one of its kinds, without errors. */
  public static Graph graph(RootObject object) {
    if (!object.className().startsWith("TGraph") || !object.has("fX")) {
      throw wrongClass("TGraph", object);
    }
    List<String> titles = titles(object);
    return new Graph(
        object.text("fName"),
        titles.getFirst(),
        titles.get(1),
        titles.get(2),
        object.numbers("fX"),
        object.numbers("fY"));
  }

  /** The points of a TGraphErrors. */
  public static GraphErrors graphErrors(RootObject object) {
    if (!object.className().equals("TGraphErrors")) {
      throw wrongClass("TGraphErrors", object);
    }
    Graph g = graph(object);
    return new GraphErrors(
        g.name(),
        g.title(),
        g.xTitle(),
        g.yTitle(),
        g.x(),
        g.y(),
        object.numbers("fEX"),
        object.numbers("fEY"));
  }

  /** The points of a TGraphAsymmErrors. */
  public static GraphAsymmErrors graphAsymmErrors(RootObject object) {
    if (!object.className().equals("TGraphAsymmErrors")) {
      throw wrongClass("TGraphAsymmErrors", object);
    }
    Graph g = graph(object);
    return new GraphAsymmErrors(
        g.name(),
        g.title(),
        g.xTitle(),
        g.yTitle(),
        g.x(),
        g.y(),
        object.numbers("fEXlow"),
        object.numbers("fEXhigh"),
        object.numbers("fEYlow"),
        object.numbers("fEYhigh"));
  }

  /** The points of a TGraphBentErrors. */
  public static GraphBentErrors graphBentErrors(RootObject object) {
    if (!object.className().equals("TGraphBentErrors")) {
      throw wrongClass("TGraphBentErrors", object);
    }
    Graph g = graph(object);
    return new GraphBentErrors(
        g.name(),
        g.title(),
        g.xTitle(),
        g.yTitle(),
        g.x(),
        g.y(),
        object.numbers("fEXlow"),
        object.numbers("fEXhigh"),
        object.numbers("fEYlow"),
        object.numbers("fEYhigh"),
        object.numbers("fEXlowd"),
        object.numbers("fEXhighd"),
        object.numbers("fEYlowd"),
        object.numbers("fEYhighd"));
  }

  /** The points of a TGraphMultiErrors. */
  public static GraphMultiErrors graphMultiErrors(RootObject object) {
    if (!object.className().equals("TGraphMultiErrors")) {
      throw wrongClass("TGraphMultiErrors", object);
    }
    Graph g = graph(object);
    return new GraphMultiErrors(
        g.name(),
        g.title(),
        g.xTitle(),
        g.yTitle(),
        g.x(),
        g.y(),
        object.numbers("fExL"),
        object.numbers("fExH"),
        object.numberLists("fEyL"),
        object.numberLists("fEyH"),
        meaning(object.integer("fSumErrorsMode")));
  }

  private static GraphMultiErrors.ErrorSum meaning(long mode) {
    for (GraphMultiErrors.ErrorSum sum : GraphMultiErrors.ErrorSum.values()) {
      if (mode(sum) == mode) {
        return sum;
      }
    }
    throw new RootNameException("expected a mode of summing errors from 0 to 2, found " + mode);
  }

  /** ROOT's number of a way to sum (ESummationModes). */
  private static int mode(GraphMultiErrors.ErrorSum sum) {
    return switch (sum) {
      case FIRST -> 0;
      case SQUARES -> 1;
      case ABSOLUTE -> 2;
    };
  }

  private static RootNameException wrongClass(String wanted, RootObject found) {
    return new RootNameException("expected a %s, found a %s".formatted(wanted, found.className()));
  }

  /**
   * Title of the graph and of its axes: from the frame that ROOT may have drawn, else from behind
   * the semicolons.
   */
  private static List<String> titles(RootObject object) {
    List<String> parts = new ArrayList<>(Arrays.asList(object.text("fTitle").split(";", 3)));
    while (parts.size() < 3) {
      parts.add("");
    }
    object
        .object("fHistogram")
        .ifPresent(frame -> {
          frame.object("fXaxis").ifPresent(a -> parts.set(1, a.text("fTitle")));
          frame.object("fYaxis").ifPresent(a -> parts.set(2, a.text("fTitle")));
        });
    return parts;
  }

  private static ObjectValue graph(
      String className, String name, String title, double[] x, double[] y) {
    return new ObjectValue(className)
        .named(name, title)
        .with("fLineColor", BLACK)
        .with("fMarkerStyle", FILLED_CIRCLE)
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
