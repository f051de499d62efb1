package hep.macros;

/**
 * Ends a macro that has nothing more to do and has not failed, such as one that has printed its
 * help; {@code kaon} then ends with code 0.
 */
public final class EarlyEnd extends RuntimeException {
  private static final long serialVersionUID = 1;

  EarlyEnd() {
    super("nothing more to do", null, false, false);
  }
}
