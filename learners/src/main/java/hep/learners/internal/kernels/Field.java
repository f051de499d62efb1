package hep.learners.internal.kernels;

import java.util.Arrays;

/**
 * The image over which a filter passes: the image itself, or a copy of it between zeros that is
 * just as large as the filter needs.
 *
 * @param extents in pixels
 * @param channels floats of a pixel
 */
record Field(int[] extents, int channels) {
  /** The image itself where the filter never leaves it, else the copy. */
  static Field of(ConvolutionShape s) {
    return s.staysInside() ? new Field(s.in(), s.channels()) : padded(s);
  }

  /** The copy. */
  static Field padded(ConvolutionShape s) {
    return new Field(new int[] {s.reach(0), s.reach(1), s.reach(2)}, s.channels());
  }

  int size() {
    return Math.multiplyExact(
        Math.multiplyExact(extents[0], extents[1]), Math.multiplyExact(extents[2], channels));
  }

  /** Floats from one line to the next. */
  int line() {
    return extents[2] * channels;
  }

  /** Index of the first channel of a pixel. */
  int at(int plane, int line, int column) {
    return ((plane * extents[1] + line) * extents[2] + column) * channels;
  }

  /** Writes where the filter begins for every output pixel. */
  void starts(ConvolutionShape s, int[] starts) {
    int p = 0;
    for (int d = 0; d < s.out()[0]; d++) {
      for (int h = 0; h < s.out()[1]; h++) {
        for (int w = 0; w < s.out()[2]; w++) {
          starts[p++] = at(d * s.stride()[0], h * s.stride()[1], w * s.stride()[2]);
        }
      }
    }
  }

  /** Returns where each row of a filter begins, from the filter's first pixel. */
  int[] filterRows(ConvolutionShape s) {
    int[] rows = new int[s.size()[0] * s.size()[1]];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = at(r / s.size()[1], r % s.size()[1], 0);
    }
    return rows;
  }

  /** Writes where each weight of a filter lies, from the filter's first pixel. */
  void taps(ConvolutionShape s, int[] taps) {
    int span = s.size()[2] * s.channels();
    for (int k = 0; k < s.taps(); k++) {
      int row = k / span;
      taps[k] = at(row / s.size()[1], row % s.size()[1], 0) + k % span;
    }
  }

  /** Copies one image to where it stands between the zeros. */
  void copy(ConvolutionShape s, float[] image, int io, float[] field) {
    Arrays.fill(field, 0, size(), 0);
    forEachLine(
        s,
        (inImage, inField, length) ->
            System.arraycopy(image, io + inImage, field, inField, length));
  }

  /** Adds what stands at the place of the image to it. */
  void addBack(ConvolutionShape s, float[] field, float[] image, int io) {
    forEachLine(
        s,
        (inImage, inField, length) ->
            Lanewise.add(image, io + inImage, field, inField, image, io + inImage, length));
  }

  private interface LineWork {
    void run(int inImage, int inField, int length);
  }

  private void forEachLine(ConvolutionShape s, LineWork work) {
    int[] in = s.in();
    int[] before = s.before();
    int left = Math.max(0, -before[2]);
    int right = Math.min(in[2], extents[2] - before[2]);
    for (int d = Math.max(0, -before[0]); d < Math.min(in[0], extents[0] - before[0]); d++) {
      for (int h = Math.max(0, -before[1]); h < Math.min(in[1], extents[1] - before[1]); h++) {
        if (right > left) {
          int inImage = ((d * in[1] + h) * in[2] + left) * channels;
          int inField = at(d + before[0], h + before[1], left + before[2]);
          work.run(inImage, inField, (right - left) * channels);
        }
      }
    }
  }
}
