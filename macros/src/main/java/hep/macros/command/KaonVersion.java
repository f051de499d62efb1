package hep.macros.command;

import hep.macros.internal.Versions;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class KaonVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"kaon " + Versions.kaon(), "JDK " + Versions.jdk()};
  }
}
