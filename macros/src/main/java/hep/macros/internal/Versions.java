package hep.macros.internal;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** The versions that made a result. */
public final class Versions {
  private Versions() {}

  /**
   * Kaon's version, as the build wrote it into the module; {@code "(not packaged)"} where classes
   * are run from a folder.
   */
  public static String kaon() {
    return Optional.ofNullable(Versions.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .orElse("(not packaged)");
  }

  /** The JDK's version with its vendor. */
  public static String jdk() {
    return Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
  }

  /** The operating system and its processor architecture. */
  public static String system() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }
}
