package hep.analysis.jets.tagging;

import hep.analysis.features.ImageInputs;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Layer;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.Window;
import hep.learners.layers.Convolution;
import hep.learners.layers.Dense;
import hep.learners.layers.Pooling;
import hep.learners.model.ModelFile;
import hep.learners.train.Examples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/**
 * The network of jet images (arXiv:1511.05190), smaller: three times dropout, convolution, ReLU and
 * pooling, then normalisation between channels, dropout, a dense layer with ReLU, dropout, one
 * logit.
 */
public record ImageTagger() implements JetTagger {
  private static final int[] FILTERS = {8, 16, 16};
  private static final int[] SIZES = {5, 3, 3};
  private static final int WIDTH = 64;
  private static final float DROPOUT = 0.1f;

  @Override
  public String name() {
    return "cnn";
  }

  @Override
  public Session prepare(JetSample training, JetSample test) {
    return session(Images.of(training), Images.of(test));
  }

  @Override
  public Session applied(ModelFile model, JetSample jets) {
    Images images = Images.of(jets);
    return session(images, images);
  }

  private static Session session(Images learned, Images judged) {
    return new NetworkSession<>(
        learned,
        judged,
        List.of(ImageInputs.of("image", "pixel", "1", learned.pixels())),
        ImageTagger::network,
        new NetworkSession.Fit(128, 1e-3, 1e-4));
  }

  private static BiFunction<Tape, Images.Batch, Var> network(Parameters parameters) {
    Layer layers = layers(parameters);
    return (tape, batch) -> layers.apply(batch.pixels(tape));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks(ModelFile model) {
    Parameters parameters = Parameters.seeded(0);
    Layer layers = layers(parameters);
    ModelSettings.restore(parameters, model.weights());
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put(
        name(),
        SavedNetwork.ofRows(
            parameters,
            ModelSettings.group(model, "image"),
            x -> SavedNetwork.twoClasses(layers.apply(x))));
    return networks;
  }

  @Override
  public List<InputRows> networkInputs(JetSample jets) {
    Tensor pixels = Images.of(jets).pixels();
    return List.of(
        new InputRows("image", ImageInputs.of("image", "pixel", "1", pixels).names(), pixels));
  }

  /** From rows of pixels to a logit a jet. */
  private static Layer layers(Parameters parameters) {
    Convolution[] convolutions = new Convolution[FILTERS.length];
    int channels = 1;
    for (int i = 0; i < FILTERS.length; i++) {
      convolutions[i] =
          Convolution.of(
              parameters.in("convolution" + i),
              Window.same(SIZES[i], SIZES[i]),
              channels,
              FILTERS[i]);
      channels = FILTERS[i];
    }
    int left = JetImage.PIXELS / 2 / 2 / 2;
    Dense hidden = Dense.of(parameters.in("hidden"), left * left * channels, WIDTH);
    Dense last = Dense.of(parameters.in("last"), WIDTH, 1);
    return rows -> {
      Var x = rows.reshape(rows.rows(), JetImage.PIXELS, JetImage.PIXELS, 1);
      for (int i = 0; i < convolutions.length; i++) {
        Var filtered = convolutions[i].apply(x.dropout(DROPOUT)).relu();
        x = Pooling.max(2, 2).apply(filtered); // jets x 12, 6, 3 squared x filters
      }
      Var flat = Pooling.flatten().apply(x.responseNorm(5, 5e-4f, 0.75f, 2)); // jets x 144
      return last.apply(hidden.apply(flat.dropout(DROPOUT)).relu().dropout(DROPOUT)); // jets x 1
    };
  }

  /** Images of jets. */
  record Images(Tensor pixels, JetBatch.Part all) implements Examples<Images.Batch> {
    static Images of(JetSample sample) {
      List<float[]> rows = sample.jets().parallelStream().map(JetImage::of).toList();
      return new Images(Tensor.rows(rows.toArray(float[][]::new)), JetBatch.Part.all(sample));
    }

    @Override
    public int size() {
      return pixels.rows();
    }

    @Override
    public Batch batch(int[] order, int from, int to) {
      return new Batch(this, all.of(order, from, to));
    }

    /** Some of them. */
    record Batch(Images images, JetBatch.Part part) implements JetBatch {
      Var pixels(Tape tape) {
        return tape.rows(images.pixels, part.order(), part.from(), part.to());
      }
    }
  }
}
