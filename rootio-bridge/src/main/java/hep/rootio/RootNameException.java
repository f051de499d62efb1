package hep.rootio;

import hep.rootio.internal.Nearest;
import java.util.Collection;

/**
 * A name that a file does not hold, or that holds something of another type than asked for. The
 * message names the nearest there is.
 */
public final class RootNameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal in one sentence. */
  public RootNameException(String message) {
    super(message);
  }

  /**
   * A name that is not there.
   *
   * @param where file and object that were searched
   * @param what the kind of thing looked for, such as "branch"
   * @param name the name asked for
   * @param there the names that are there
   */
  public static RootNameException missing(
      String where, String what, String name, Collection<String> there) {
    return new RootNameException(
        "%s has no %s '%s'%s".formatted(where, what, name, Nearest.sentence(name, there)));
  }
}
