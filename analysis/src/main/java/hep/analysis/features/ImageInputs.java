package hep.analysis.features;

import hep.learners.Tensor;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import java.util.stream.IntStream;

/** Inputs of networks that read images, or other rows of numbers of one kind. */
public final class ImageInputs {
  private ImageInputs() {}

  /**
   * With the ranges of the given images.
   *
   * @param group name of the group
   * @param prefix of the inputs' names, before their number
   * @param unit of all
   * @param images images by pixels, as they are read
   */
  public static InputGroup of(String group, String prefix, String unit, Tensor images) {
    return new InputGroup(
            group,
            false,
            IntStream.range(0, images.columns())
                .mapToObj(i -> Input.named(prefix + i).in(unit))
                .toList())
        .met(images.data());
  }
}
