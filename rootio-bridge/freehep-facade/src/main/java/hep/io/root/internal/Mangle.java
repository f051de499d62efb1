package hep.io.root.internal;

/** Names of members as names of methods. */
public final class Mangle {
  private Mangle() {}

  /** {@code fName} and {@code name} become {@code getName}. */
  public static String method(String member) {
    boolean prefixed =
        member.length() > 1 && member.charAt(0) == 'f' && Character.isUpperCase(member.charAt(1));
    String plain = (prefixed ? member.substring(1) : member).replaceAll("[^A-Za-z0-9_]", "_");
    return plain.isEmpty()
        ? "get"
        : "get" + Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
  }
}
