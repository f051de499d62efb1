package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.RootWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KaonTest {
  @TempDir private Path folder;

  @Test
  void namesTheNearestVerbOptionAndMacro() {
    assertMistake("kaon: kaon has no verb docter; did you mean doctor?", "docter");
    assertMistake("kaon: kaon doctor has no option --hlp; did you mean --help?", "doctor", "--hlp");
    assertMistake(
        "kaon: NoSuchMacro is neither a file nor one of Kaon's macros", "run", "NoSuchMacro");
  }

  @Test
  void tellsFileAndLineOfAMacroThatDoesNotCompile() throws IOException {
    Path macro = macro("Bad", "void main() {\n  IO.prntln(1);\n}\n");
    assertMistake("kaon: " + macro + ":2: cannot find symbol", "run", macro.toString());
  }

  @Test
  void tellsOfFilesThatAreNoMacros() throws IOException {
    Path text = Files.writeString(folder.resolve("data.root"), "1 2 3");
    assertMistake("kaon: " + text + " is no macro: the name of a Java", "run", text.toString());
    Path empty = macro("Empty", "");
    assertMistake("kaon: " + empty + " has no method main", "run", empty.toString());
  }

  @Test
  void digestsWhatItCanAndTellsTheRest() throws IOException {
    Path one = folder.resolve("one.root");
    RootWriter.write(one, out -> out.write("note", "text"));
    Path same = Files.createDirectories(folder.resolve("sub")).resolve("one.root");
    Files.copy(one, same);
    Path last = Files.copy(one, folder.resolve("last.root"));
    Path json = folder.resolve("json");
    Shell shell =
        Shell.kaon(
            "digest",
            "--out",
            json.toString(),
            one.toString(),
            folder.resolve("none.root").toString(),
            same.toString(),
            last.toString());
    assertEquals(2, shell.exitCode());
    assertEquals(2, shell.err().lines().count(), shell.err());
    assertTrue(shell.err().contains("none.root does not exist"), shell.err());
    assertTrue(shell.err().contains(same + " would overwrite the digest of " + one), shell.err());
    assertTrue(Files.exists(json.resolve("one.root.json")));
    assertTrue(Files.exists(json.resolve("last.root.json")));
  }

  @Test
  void runsAMacroThatImportsKaonsModules() throws IOException {
    Path out = folder.resolve("out.txt");
    Path macro =
        macro(
            "Good",
            """
            import module hep.macros;
            import module hep.learners;
            void main(String... args) throws Exception {
              Files.writeString(Path.of(args[0]), Tensor.class.getSimpleName() + " " + args[1]);
            }
            """);
    Shell shell = Shell.kaon("run", macro.toString(), out.toString(), "--own-option");
    assertEquals("", shell.err());
    assertEquals(0, shell.exitCode());
    assertEquals("Tensor --own-option", Files.readString(out));
  }

  @Test
  void callsAMacrosOwnFaultInternalAndNamesItsLine() throws IOException {
    Path macro =
        macro("Fault", "void main(String... args) {\n  int[] a = new int[0];\n  a[1] = 2;\n}\n");
    Shell plain = Shell.kaon("run", macro.toString());
    assertEquals(1, plain.exitCode());
    assertTrue(plain.err().startsWith("kaon: internal error at Fault.java:3: "), plain.err());
    assertFalse(plain.err().contains("\tat "), plain.err());
    assertTrue(Shell.kaon("run", macro.toString(), "--debug").err().contains("\tat "));
  }

  @Test
  void everyVerbHasHelp() {
    for (String verb : Kaon.line().getSubcommands().keySet()) {
      Shell shell = Shell.kaon(verb, "--help");
      assertEquals(0, shell.exitCode(), verb);
      assertTrue(shell.out().startsWith("Usage: kaon " + verb), shell.out());
    }
  }

  private Path macro(String name, String source) throws IOException {
    return Files.writeString(folder.resolve(name + ".java"), source);
  }

  private static void assertMistake(String begin, String... args) {
    Shell shell = Shell.kaon(args);
    assertEquals(2, shell.exitCode());
    assertTrue(shell.err().startsWith(begin), shell.err());
  }
}
