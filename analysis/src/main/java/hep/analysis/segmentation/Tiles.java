package hep.analysis.segmentation;

import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Whole slices from a padded network with one output, in square tiles: each tile is seen with a
 * margin round it, mirrored where it reaches beyond the slice, and the answers for the tile and its
 * three mirror images are averaged. The result does not depend on the threads.
 *
 * @param network one channel in, one logit out
 * @param parameters its weights
 * @param threads at least 1
 */
public record Tiles(UNet network, Parameters parameters, int threads) {
  private static final int MOST = 256;
  private static final int MIRRORS = 4;

  /** The tile of a slice that starts at this row and column. */
  private record Tile(int slice, int top, int left) {}

  /** Probabilities of membranes for every pixel of every slice, row after row. */
  public List<float[]> membrane(SliceSample sample) {
    int multiple = 1 << network.plan().levels();
    int margin = 6 * multiple; // all that 3 x 3 filters reach: less shows as seams between tiles
    int core = Math.ceilDiv(Math.min(MOST, sample.side()), multiple) * multiple;
    List<float[]> slices = new ArrayList<>();
    List<Tile> tiles = new ArrayList<>();
    for (int slice = 0; slice < sample.size(); slice++) {
      slices.add(new float[sample.side() * sample.side()]);
      for (int top = 0; top < sample.side(); top += core) {
        for (int left = 0; left < sample.side(); left += core) {
          tiles.add(new Tile(slice, top, left));
        }
      }
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> pending = new ArrayList<>();
      for (int worker = 0; worker < threads; worker++) {
        int first = worker;
        pending.add(
            workers.submit(() -> {
              Tape tape = Tape.evaluation(parameters);
              for (int i = first; i < tiles.size(); i += threads) {
                Tile tile = tiles.get(i); // tiles do not overlap, so no two write one pixel
                fill(tape, sample, tile, core, margin, slices.get(tile.slice));
              }
            }));
      }
      for (Future<?> each : pending) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while predicting slices", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a tile cannot be predicted: " + e.getCause(), e);
    }
    return slices;
  }

  private void fill(
      Tape tape, SliceSample sample, Tile tile, int core, int margin, float[] membrane) {
    int side = core + 2 * margin;
    float[] pixels = sample.pixels().get(tile.slice);
    for (int mirror = 0; mirror < MIRRORS; mirror++) {
      tape.begin(0, 0, 0);
      Var x = tape.input(1, side, side, 1);
      for (int i = 0; i < side * side; i++) {
        int row = tile.top - margin + place(i / side, side, mirror >> 1);
        int column = tile.left - margin + place(i % side, side, mirror & 1);
        x.data()[x.start() + i] = pixels[CropBatch.index(column, row, sample.side())];
      }
      Var logits = network.apply(x);
      for (int row = tile.top; row < Math.min(sample.side(), tile.top + core); row++) {
        for (int column = tile.left; column < Math.min(sample.side(), tile.left + core); column++) {
          int y = place(row - tile.top + margin, side, mirror >> 1);
          int seen = place(column - tile.left + margin, side, mirror & 1);
          double logit = logits.data()[logits.start() + y * side + seen];
          membrane[row * sample.side() + column] +=
              (float) (1 / (1 + StrictMath.exp(-logit)) / MIRRORS);
        }
      }
    }
  }

  private static int place(int i, int side, int mirrored) {
    return mirrored == 0 ? i : side - 1 - i;
  }
}
