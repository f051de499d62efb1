package hep.rootio.internal.write.tuple;

/**
 * What ROOT takes as a name of an RNTuple or a field (format specification, "Naming"): no dots,
 * slashes, backslashes, spaces or control characters.
 */
final class FieldNames {
  private static final String FORBIDDEN = "./\\ ";

  private FieldNames() {}

  /**
   * Refuses a name that ROOT would.
   *
   * @throws IllegalArgumentException which offers a name that ROOT takes
   */
  static void require(String what, String name) {
    StringBuilder allowed = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      if (FORBIDDEN.indexOf(name.charAt(i)) >= 0 || Character.isISOControl(name.charAt(i))) {
        allowed.setCharAt(i, '_');
      }
    }
    if (!name.contentEquals(allowed)) {
      throw new IllegalArgumentException(
          "%s '%s': names in an RNTuple have no dots, slashes, backslashes, spaces or control characters; '%s' would do"
              .formatted(what, name, allowed));
    }
  }
}
