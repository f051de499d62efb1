package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;

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

  /**
   * It ended with exit code 2 after one sentence.
   *
   * @param told a part of it; a regular expression where it has {@code .*}
   */
  void assertOneSentence(String told) {
    assertEquals(2, exitCode, err);
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.startsWith("kaon: "), err);
    String literal = told.contains(".*") ? told : Pattern.quote(told);
    assertTrue(Pattern.compile(literal).matcher(err).find(), err);
  }
}
