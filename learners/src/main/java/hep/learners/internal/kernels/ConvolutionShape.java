package hep.learners.internal.kernels;

/**
 * The extents of a convolution over up to three dimensions (depth, height, width in that order; one
 * that is not there has extent 1). Images are channels-last: images x in x channels to images x out
 * x filters, with weights size x channels x filters.
 *
 * @param images how many
 * @param in extents of an image
 * @param channels of an image
 * @param size extents of a filter
 * @param stride steps of the filter
 * @param before zeros before each dimension; negative values cut off
 * @param out extents of the output
 * @param filters channels of the output
 */
public record ConvolutionShape(
    int images,
    int[] in,
    int channels,
    int[] size,
    int[] stride,
    int[] before,
    int[] out,
    int filters) {
  /** Pixels of the output of one image. */
  public int places() {
    return out[0] * out[1] * out[2];
  }

  /** Pixels of one image. */
  public int pixels() {
    return in[0] * in[1] * in[2];
  }

  /** Weights of one filter. */
  public int taps() {
    return size[0] * size[1] * size[2] * channels;
  }

  /** Whether each output pixel is a linear function of the input pixel at its place. */
  boolean isPointwise() {
    for (int axis = 0; axis < 3; axis++) {
      if (size[axis] != 1 || stride[axis] != 1 || before[axis] != 0 || in[axis] != out[axis]) {
        return false;
      }
    }
    return true;
  }

  boolean hasUnitStride() {
    return stride[0] == 1 && stride[1] == 1 && stride[2] == 1;
  }

  /** Extent, with the zeros, that the filter passes over. */
  int reach(int axis) {
    return (out[axis] - 1) * stride[axis] + size[axis];
  }

  /** Whether the filter never leaves the image, so that it can be read in place. */
  boolean staysInside() {
    for (int axis = 0; axis < 3; axis++) {
      if (before[axis] != 0 || reach(axis) > in[axis]) {
        return false;
      }
    }
    return true;
  }

  /** The convolution that gives the derivative by the image, for unit stride. */
  ConvolutionShape turned() {
    int[] zeros = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      zeros[axis] = size[axis] - 1 - before[axis];
    }
    return new ConvolutionShape(images, out, filters, size, stride, zeros, in, channels);
  }
}
