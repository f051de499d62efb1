package hep.analysis.autoencoder;

import hep.learners.Tape;
import hep.learners.Var;
import hep.learners.train.Examples;
import java.util.Optional;

/**
 * Images {@code order[from … to−1]} of a sample, spoiled where asked: the noise depends on the
 * seed, the image and its place in the order, so that each epoch sees another one.
 */
public record ImageBatch(
    ImageSample sample, Optional<Corruption> noise, long seed, int[] order, int from, int to) {
  /** All images. */
  public static Examples<ImageBatch> examples(
      ImageSample sample, Optional<Corruption> noise, long seed) {
    return new Examples<>() {
      @Override
      public int size() {
        return sample.size();
      }

      @Override
      public ImageBatch batch(int[] order, int from, int to) {
        return new ImageBatch(sample, noise, seed, order, from, to);
      }
    };
  }

  /** The images as they are: images x pixels. */
  public Var clean(Tape tape) {
    return tape.rows(sample.pixels(), order, from, to);
  }

  /** The images with noise on them: images x pixels. */
  public Var seen(Tape tape) {
    Var x = clean(tape);
    noise.ifPresent(corruption -> {
      for (int i = from; i < to; i++) {
        long draw = (seed * 0x9E3779B97F4A7C15L + order[i]) * 0xD1B54A32D192ED03L + i;
        corruption.apply(x.data(), x.start() + (i - from) * x.columns(), x.columns(), draw);
      }
    });
    return x;
  }
}
