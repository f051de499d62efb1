package hep.analysis;

/**
 * The input, its names or a setting must be mended by the user; the message is one sentence that
 * says where and how.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With one sentence. */
  public InputException(String sentence) {
    super(sentence);
  }

  /** With one sentence and what led to it. */
  public InputException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
