package hep.analysis.generative;

import hep.analysis.InputException;
import hep.analysis.internal.NearestName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How large a CaloGAN is, and how fast it learns.
 *
 * @param latent numbers of noise
 * @param base channels of the first image of a stream
 * @param first filters of the generator's convolution
 * @param second filters of its first locally connected layer
 * @param look filters of the discriminator's convolution
 * @param third filters of its first locally connected layer
 * @param rest filters of the further ones
 * @param batchSize showers an update
 * @param generatorRate learning rate of the generator
 * @param discriminatorRate learning rate of the discriminator
 */
public record CaloGanSizes(
    int latent,
    int base,
    int first,
    int second,
    int look,
    int third,
    int rest,
    int batchSize,
    double generatorRate,
    double discriminatorRate) {
  /** Kernels of minibatch discrimination, and numbers in each. */
  static final int KERNELS = 10;

  private static final Map<String, CaloGanSizes> KNOWN = known();

  private static Map<String, CaloGanSizes> known() {
    Map<String, CaloGanSizes> known = new LinkedHashMap<>();
    known.put("tiny", new CaloGanSizes(8, 4, 4, 2, 4, 4, 2, 32, 1e-3, 1e-4));
    known.put("toy", new CaloGanSizes(32, 6, 8, 6, 16, 8, 8, 64, 1e-3, 1e-4));
    known.put("small", new CaloGanSizes(128, 12, 16, 6, 32, 16, 8, 128, 1e-3, 1e-4));
    known.put("full", new CaloGanSizes(1024, 36, 16, 6, 64, 16, 8, 256, 2e-4, 2e-5));
    return known;
  }

  /**
   * The sizes of a name: {@code tiny} for tests, {@code toy} for minutes, {@code small} for twenty
   * minutes, {@code full} those of the paper's authors.
   *
   * @throws InputException for another name
   */
  public static CaloGanSizes of(String name) {
    CaloGanSizes sizes = KNOWN.get(name);
    if (sizes == null) {
      throw new InputException(
          "there is no preset '%s'%s".formatted(name, NearestName.hint(name, KNOWN.keySet())));
    }
    return sizes;
  }
}
