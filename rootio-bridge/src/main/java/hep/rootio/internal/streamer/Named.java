package hep.rootio.internal.streamer;

import hep.rootio.internal.bytes.Cursor;

/**
 * A TNamed.
 *
 * @param name its name
 * @param title its title
 */
record Named(String name, String title) {
  private static final int IS_REFERENCED = 1 << 4;

  /** Reads head, TObject, name and title. */
  static Named read(Cursor in) {
    Frame frame = Frame.read(in);
    skipObject(in);
    Named named = new Named(in.string(), in.string());
    frame.end(in);
    return named;
  }

  /** Passes over a TObject: version, unique ID, bits, and two bytes more when it is referenced. */
  static void skipObject(Cursor in) {
    in.skip(6);
    if ((in.i32() & IS_REFERENCED) != 0) {
      in.skip(2);
    }
  }
}
