package hep.macros.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command line printed and how it ended.
 *
 * @param exitCode 0 to 3
 * @param out standard output
 * @param err standard error
 */
record Shell(int exitCode, String out, String err) {
  /** Runs {@code kaon ARGS} in this JVM. */
  static Shell kaon(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Kaon.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Shell(exitCode, out.toString(), err.toString());
  }
}
