package hep.macros;

/**
 * Something the user can mend, said in one sentence that names file, object and place; {@code kaon}
 * prints it without a stack trace and ends with code 2.
 */
public final class MacroException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the sentence to print. */
  public MacroException(String sentence) {
    super(sentence);
  }

  /** With the sentence to print and what it was made of, which {@code --debug} shows. */
  public MacroException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
