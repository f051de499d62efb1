package hep.analysis.output;

import hep.rootio.Axis;
import hep.rootio.GraphErrors;
import hep.rootio.Histogram1D;
import hep.rootio.Histogram2D;
import hep.rootio.RootWriter;
import hep.validation.Graph;
import hep.validation.Grid;
import hep.validation.Histogram;
import hep.validation.plot.Named;
import hep.validation.plot.Plot;
import java.nio.file.Path;
import java.util.SequencedMap;

/** Writes what plots show as objects of a ROOT file: one directory a plot, one object a mark. */
public final class RootPlots {
  private RootPlots() {}

  /**
   * Writes all plots.
   *
   * @param plots by name of their directory
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public static void write(Path file, SequencedMap<String, Plot> plots) {
    RootWriter.write(
        file,
        out ->
            plots.forEach((name, plot) -> plot.data().forEach(one -> write(out, name, plot, one))));
  }

  private static void write(RootWriter out, String folder, Plot plot, Named named) {
    String path = folder + "/" + named.name();
    String x = plain(plot.x().title());
    String y = plain(plot.y().title());
    switch (named.data()) {
      case Graph graph ->
          out.write(
              path,
              new GraphErrors(
                  named.name(),
                  named.name(),
                  x,
                  y,
                  graph.x(),
                  graph.y(),
                  graph.xError(),
                  graph.yError()));
      case Histogram histogram -> out.write(path, histogram(named.name(), x, y, histogram));
      case Grid grid -> out.write(path, grid(named.name(), x, y, grid));
    }
  }

  private static Histogram1D histogram(String name, String x, String y, Histogram histogram) {
    return new Histogram1D(
        name,
        name,
        Axis.of(x, histogram.edges()),
        y,
        histogram.sumW(),
        histogram.sumW2(),
        histogram.entries(),
        new Histogram1D.Moments(
            histogram.moments()[0],
            histogram.moments()[1],
            histogram.moments()[2],
            histogram.moments()[3]));
  }

  /** A grid has no under- and overflow: they are 0. */
  private static Histogram2D grid(String name, String xTitle, String yTitle, Grid grid) {
    int nx = grid.xEdges().length - 1;
    int ny = grid.yEdges().length - 1;
    double[] contents = new double[(nx + 2) * (ny + 2)];
    double[] sumW2 = new double[contents.length];
    double total = 0;
    double total2 = 0;
    for (int iy = 0; iy < ny; iy++) {
      for (int ix = 0; ix < nx; ix++) {
        int at = (iy + 1) * (nx + 2) + ix + 1;
        contents[at] = grid.sumW()[iy * nx + ix];
        sumW2[at] = grid.sumW2()[iy * nx + ix];
        total += contents[at];
        total2 += sumW2[at];
      }
    }
    return new Histogram2D(
        name,
        name,
        Axis.of(xTitle, grid.xEdges()),
        Axis.of(yTitle, grid.yEdges()),
        "",
        contents,
        sumW2,
        total2 > 0 ? total * total / total2 : 0,
        new Histogram2D.Moments(total, total2, 0, 0, 0, 0, 0));
  }

  /** A title without the plots' markup. */
  private static String plain(String title) {
    return title.replaceAll("[*{}^\\\\]", "").replace("_", "");
  }
}
