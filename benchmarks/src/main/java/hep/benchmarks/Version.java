package hep.benchmarks;

/** The version of this module. */
public final class Version {
  private Version() {}

  /** The version, as in the POM. */
  public static String text() {
    return "0.1.0";
  }
}
