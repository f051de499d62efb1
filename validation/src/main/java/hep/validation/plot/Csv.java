package hep.validation.plot;

import hep.validation.Graph;
import hep.validation.Grid;
import hep.validation.Histogram;
import java.util.List;

/**
 * The numbers of a plot as one table: a line a point, a bin or a cell. Columns that an object does
 * not have stay empty; half widths and errors are one-sided.
 */
final class Csv {
  private Csv() {}

  static String of(List<Named> objects) {
    StringBuilder text = new StringBuilder("object,kind,x,x_half,y,y_half,value,error\n");
    for (Named object : objects) {
      switch (object.data()) {
        case Graph g -> graph(text, object.name() + ",graph", g);
        case Histogram h -> graph(text, object.name() + ",histogram", h.graph());
        case Grid g -> grid(text, object.name() + ",grid", g);
      }
    }
    return text.toString();
  }

  private static void graph(StringBuilder text, String start, Graph g) {
    for (int i = 0; i < g.points(); i++) {
      line(text, start, g.x()[i] + "," + g.xError()[i] + ",,", g.y()[i], g.yError()[i]);
    }
  }

  private static void grid(StringBuilder text, String start, Grid g) {
    for (int iy = 0; iy < g.yEdges().length - 1; iy++) {
      for (int ix = 0; ix < g.xEdges().length - 1; ix++) {
        String place = place(g.xEdges(), ix) + "," + place(g.yEdges(), iy);
        line(text, start, place, g.content(ix, iy).value(), g.content(ix, iy).error());
      }
    }
  }

  private static String place(double[] edges, int bin) {
    return (edges[bin] + edges[bin + 1]) / 2 + "," + (edges[bin + 1] - edges[bin]) / 2;
  }

  private static void line(
      StringBuilder text, String start, String place, double value, double error) {
    text.append(start)
        .append(',')
        .append(place)
        .append(',')
        .append(value)
        .append(',')
        .append(error)
        .append('\n');
  }
}
