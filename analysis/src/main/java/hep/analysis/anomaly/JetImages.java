package hep.analysis.anomaly;

import hep.analysis.InputException;
import hep.analysis.autoencoder.ImageSample;
import hep.analysis.input.TreeInput;
import hep.analysis.jets.tagging.JetImage;
import hep.analysis.jets.tagging.JetSample;
import hep.learners.Tensor;
import hep.rootio.Tree;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images of jets of two kinds.
 *
 * @param images of unit length each; the label is 1 for signal and 0 for background
 * @param mass of each jet: in GeV where its constituents are known, otherwise of its image, as a
 *     share of its transverse momentum per pixel
 */
public record JetImages(ImageSample images, double[] mass) {
  private static final int FEWEST = 20;

  /**
   * Reads trees of images or of jets with constituents.
   *
   * @param specs files, each optionally with {@code :TREE}
   * @throws InputException for labels other than 0 and 1, and where a kind is missing
   */
  public static JetImages read(List<String> specs) {
    String where = String.join(", ", specs);
    boolean drawn;
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      drawn = TreeInput.of(tree, where).names().contains("pixels");
    }
    JetImages all = drawn ? ofImages(specs, where) : ofJets(JetSample.read(specs));
    for (int kind = 0; kind < 2; kind++) {
      if (all.of(kind).length < FEWEST) {
        throw new InputException(
            "%s: there are %d %s jets; at least %d are needed"
                .formatted(
                    where, all.of(kind).length, kind == 1 ? "signal" : "background", FEWEST));
      }
    }
    return all;
  }

  /** Images that are not learned from; labels are not read. */
  static ImageSample unlabelled(List<String> specs) {
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      if (TreeInput.of(tree, String.join(", ", specs)).names().contains("pixels")) {
        return ImageSample.read(specs).unit();
      }
    }
    List<float[]> rows = JetSample.constituents(specs).parallelStream().map(JetImage::of).toList();
    return new ImageSample(
        JetImage.PIXELS, Tensor.rows(rows.toArray(float[][]::new)), new int[rows.size()]);
  }

  private static JetImages ofImages(List<String> specs, String where) {
    ImageSample images = ImageSample.read(specs);
    for (int jet = 0; jet < images.size(); jet++) {
      int label = images.labels()[jet];
      if (label != 0 && label != 1) {
        throw new InputException(
            "%s: branch 'label' is %d at entry %d; expected 1 for signal or 0 for background"
                .formatted(where, label, jet));
      }
    }
    double[] mass =
        IntStream.range(0, images.size()).mapToDouble(jet -> imageMass(images, jet)).toArray();
    return new JetImages(images.unit(), mass);
  }

  /** Of jets with constituents. */
  public static JetImages ofJets(JetSample jets) {
    List<float[]> rows = jets.jets().parallelStream().map(JetImage::of).toList();
    int[] labels = new int[jets.size()];
    for (int jet = 0; jet < labels.length; jet++) {
      labels[jet] = jets.signal()[jet] ? 1 : 0;
    }
    Tensor pixels = Tensor.rows(rows.toArray(float[][]::new));
    return new JetImages(new ImageSample(JetImage.PIXELS, pixels, labels), jets.massGeV());
  }

  /**
   * √(Σ p Σ p r² − (Σ p r)²) / Σ p: the mass over pT of massless pixels that are close together.
   */
  private static double imageMass(ImageSample images, int jet) {
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    double squares = 0;
    for (int pixel = 0; pixel < images.pixels().columns(); pixel++) {
      double p = images.pixels().at(jet, pixel);
      int x = pixel % images.side();
      int y = pixel / images.side();
      sum += p;
      sumX += p * x;
      sumY += p * y;
      squares += p * (x * x + y * y);
    }
    return Math.sqrt(Math.max(0, squares * sum - sumX * sumX - sumY * sumY)) / sum;
  }

  /** Number of jets. */
  public int size() {
    return mass.length;
  }

  /** Numbers of the jets of one kind. */
  public int[] of(int label) {
    return IntStream.range(0, size()).filter(jet -> images.labels()[jet] == label).toArray();
  }

  /** The chosen jets, in this order. */
  public JetImages only(int... chosen) {
    return new JetImages(
        images.only(chosen), IntStream.of(chosen).mapToDouble(jet -> mass[jet]).toArray());
  }
}
