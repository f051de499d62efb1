package hep.learners;

import static hep.learners.OpTable.row;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The part of {@link OpTable} for images; the reference is the definition, pixel by pixel. */
final class ImageRows {
  private ImageRows() {}

  static void addTo(List<OpTable.Row> rows) {
    convolution(rows, "valid", Window.valid(3, 3), 7, 5, 2, 3);
    convolution(rows, "same", Window.same(2, 3), 5, 6, 3, 2);
    convolution(rows, "full", Window.full(3, 2), 4, 3, 2, 5);
    convolution(rows, "strided", Window.valid(3, 3).step(2, 3).zeros(1, 2), 6, 7, 2, 3);
    convolution(rows, "of single pixels", Window.valid(1, 1), 3, 4, 5, 3);
    convolution(rows, "into many filters", Window.same(3, 3), 3, 4, 2, 41);
    convolution(rows, "over a line", Window.same(4), 1, 9, 3, 4);
    convolution(rows, "over a volume", Window.same(2, 3, 3), 5, 4, 2, 3);
    transposed(rows, "doubling", Window.valid(2, 2).step(2, 2), 3, 2, 4, 3);
    transposed(rows, "overlapping", Window.valid(3, 3).step(2, 1).zeros(1, 0), 3, 4, 3, 2);
    transposed(rows, "with unit steps", Window.valid(3, 2), 3, 4, 2, 21);
    pools(rows);
    parts(rows);
  }

  private static int[] images(Window window, int height, int width, int channels) {
    return switch (window.axes().size()) {
      case 1 -> new int[] {2, width, channels};
      case 2 -> new int[] {2, height, width, channels};
      default -> new int[] {2, 3, height, width, channels};
    };
  }

  private static void convolution(
      List<OpTable.Row> rows, String name, Window w, int height, int width, int in, int filters) {
    int[][] shapes = {
      images(w, height, width, in), w.weightShape(in, filters), new int[] {filters}
    };
    rows.add(
        row(
            "convolution " + name,
            shapes,
            (t, x) -> x[0].convolution(x[1], x[2], w),
            x -> {
              Grid grid = Grid.small(w, shapes[0]);
              double[] y = new double[2 * grid.places() * filters];
              for (int i = 0; i < y.length; i++) {
                y[i] = x[2][i % filters];
              }
              grid.visit((tap, large, small) -> {
                for (int c = 0; c < in; c++) {
                  for (int f = 0; f < filters; f++) {
                    y[small * filters + f] +=
                        x[0][large * in + c] * x[1][(tap * in + c) * filters + f];
                  }
                }
              });
              return y;
            }));
  }

  private static void transposed(
      List<OpTable.Row> rows, String name, Window w, int height, int width, int in, int out) {
    int[][] shapes = {images(w, height, width, in), w.weightShape(out, in), new int[] {out}};
    rows.add(
        row(
            "transposed convolution " + name,
            shapes,
            (t, x) -> x[0].transposedConvolution(x[1], x[2], w),
            x -> {
              Grid grid = Grid.large(w, shapes[0]);
              double[] y = new double[2 * grid.pixels() * out];
              for (int i = 0; i < y.length; i++) {
                y[i] = x[2][i % out];
              }
              grid.visit((tap, large, small) -> {
                for (int c = 0; c < in; c++) {
                  for (int f = 0; f < out; f++) {
                    y[large * out + f] += x[0][small * in + c] * x[1][(tap * out + f) * in + c];
                  }
                }
              });
              return y;
            }));
  }

  private static void pools(List<OpTable.Row> rows) {
    pool(rows, "2 by 2", Window.valid(2, 2).step(2, 2), 5, 6, 3);
    pool(rows, "overlapping, with a rim", Window.valid(3, 2).step(2, 1).zeros(1, 1), 5, 4, 19);
    pool(rows, "of a volume", Window.valid(2, 2, 3).step(1, 2, 2), 4, 5, 2);
  }

  private static void pool(
      List<OpTable.Row> rows, String name, Window w, int height, int width, int channels) {
    int[] shape = images(w, height, width, channels);
    Grid grid = Grid.small(w, shape);
    int size = 2 * grid.places() * channels;
    // Far apart, so that no difference in the slopes changes which value is the largest.
    rows.add(
        new OpTable.Row(
            "max-pool " + name,
            new int[][] {shape},
            -200,
            200,
            (t, x) -> x[0].maxPool(w),
            x -> {
              double[] y = new double[size];
              Arrays.fill(y, Double.NEGATIVE_INFINITY);
              grid.visit((tap, large, small) -> {
                for (int c = 0; c < channels; c++) {
                  int to = small * channels + c;
                  y[to] = Math.max(y[to], x[0][large * channels + c]);
                }
              });
              return y;
            }));
    rows.add(
        row(
            "mean-pool " + name,
            new int[][] {shape},
            (t, x) -> x[0].meanPool(w),
            x -> {
              double[] y = new double[size];
              int[] counts = new int[size];
              grid.visit((tap, large, small) -> {
                for (int c = 0; c < channels; c++) {
                  y[small * channels + c] += x[0][large * channels + c];
                  counts[small * channels + c]++;
                }
              });
              for (int i = 0; i < size; i++) {
                y[i] /= counts[i];
              }
              return y;
            }));
  }

  private static void parts(List<OpTable.Row> rows) {
    part(rows, "crop", (t, x) -> x[0].crop(1, 2, 3, 2), 3, 2, at -> pixel(at[0] + 1, at[1] + 2));
    part(
        rows,
        "crop with a rim",
        (t, x) -> x[0].crop(-1, -2, 7, 8),
        7,
        8,
        at -> pixel(at[0] - 1, at[1] - 2));
    part(rows, "enlarge", (t, x) -> x[0].enlarge(2, 3), 8, 15, at -> pixel(at[0] / 2, at[1] / 3));
  }

  /** Returns the number of a pixel in images of 4 by 5; −1 outside. */
  private static int pixel(int row, int column) {
    return row < 0 || row > 3 || column < 0 || column > 4 ? -1 : row * 5 + column;
  }

  private static void part(
      List<OpTable.Row> rows,
      String name,
      BiFunction<Tape, Var[], Var> forward,
      int height,
      int width,
      Function<int[], Integer> source) {
    rows.add(
        row(
            name,
            new int[][] {{2, 4, 5, 3}},
            forward,
            x ->
                OpTable.each(
                    2 * height * width * 3,
                    i -> {
                      int p = i / 3 % (height * width);
                      int from = source.apply(new int[] {p / width, p % width});
                      return from < 0 ? 0 : x[0][(i / 3 / height / width * 20 + from) * 3 + i % 3];
                    })));
  }

  /** Every pair of a large and a small pixel that a window joins. */
  private record Grid(Window window, int[] large, int[] small) {
    interface Visit {
      void at(int tap, int large, int small);
    }

    static Grid small(Window window, int[] large) {
      int[] small = new int[3];
      for (int axis = 0; axis < 3; axis++) {
        Window.Axis a = axis(window, axis);
        int pixels = extent(window, large, axis);
        small[axis] = (pixels + a.before() + a.after() - a.size()) / a.step() + 1;
      }
      return new Grid(window, extents(window, large), small);
    }

    static Grid large(Window window, int[] small) {
      int[] large = new int[3];
      for (int axis = 0; axis < 3; axis++) {
        Window.Axis a = axis(window, axis);
        large[axis] =
            (extent(window, small, axis) - 1) * a.step() + a.size() - a.before() - a.after();
      }
      return new Grid(window, large, extents(window, small));
    }

    private static Window.Axis axis(Window window, int axis) {
      int at = axis - 3 + window.axes().size();
      return at < 0 ? new Window.Axis(1, 1, 0, 0) : window.axes().get(at);
    }

    private static int extent(Window window, int[] shape, int axis) {
      int at = axis - 3 + window.axes().size();
      return at < 0 ? 1 : shape[at + 1];
    }

    private static int[] extents(Window window, int[] shape) {
      return new int[] {
        extent(window, shape, 0), extent(window, shape, 1), extent(window, shape, 2)
      };
    }

    int places() {
      return small[0] * small[1] * small[2];
    }

    int pixels() {
      return large[0] * large[1] * large[2];
    }

    void visit(Visit visit) {
      int[] size = {axis(window, 0).size(), axis(window, 1).size(), axis(window, 2).size()};
      for (int image = 0; image < 2; image++) {
        for (int p = 0; p < places(); p++) {
          for (int tap = 0; tap < size[0] * size[1] * size[2]; tap++) {
            int[] place = {p / small[2] / small[1], p / small[2] % small[1], p % small[2]};
            int[] offset = {tap / size[2] / size[1], tap / size[2] % size[1], tap % size[2]};
            int from = 0;
            boolean inside = true;
            for (int axis = 0; axis < 3; axis++) {
              Window.Axis a = axis(window, axis);
              int at = place[axis] * a.step() + offset[axis] - a.before();
              inside &= at >= 0 && at < large[axis];
              from = from * large[axis] + at;
            }
            if (inside) {
              visit.at(tap, image * pixels() + from, image * places() + p);
            }
          }
        }
      }
    }
  }
}
