package hep.macros.internal;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/**
 * Undoes the launcher's filter on standard error.
 *
 * <p>{@code bin/kaon} starts the JVM with descriptor 2 piped into a filter, because the JVM's line
 * about the incubator module can only be dropped that way, and keeps the real standard error as
 * another descriptor. Once the JVM is up, that one takes the place of descriptor 2, so that order,
 * terminal and exit are again those of a program nobody filters. Where {@code dup2} cannot be
 * called the filter stays, and loses nothing.
 */
public final class StandardError {
  private StandardError() {}

  /**
   * Puts the descriptor named by the property {@code kaon.stderr} in the place of standard error;
   * does nothing where there is none.
   */
  @SuppressWarnings("restricted") // dup2 has no Java counterpart
  public static void restore() {
    int real = Integer.getInteger("kaon.stderr", 2);
    if (real == 2) {
      return;
    }
    Linker linker = Linker.nativeLinker();
    var signature =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    linker
        .defaultLookup()
        .find("dup2")
        .map(address -> linker.downcallHandle(address, signature))
        .ifPresent(dup2 -> {
          try {
            int _ = (int) dup2.invokeExact(real, 2);
          } catch (Throwable failed) { // what a method handle declares; the filter stays in place
            System.getLogger("hep.macros")
                .log(System.Logger.Level.DEBUG, "standard error stays filtered", failed);
          }
        });
  }
}
