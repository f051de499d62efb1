package hep.macros.command;

import hep.macros.internal.BundledMacros;
import hep.macros.internal.Machine;
import hep.macros.internal.Versions;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code kaon doctor}: what Kaon found on this machine, what is wrong with it, and what mends it.
 */
@Command(
    name = "doctor",
    description = "Says what Kaon runs on here, and what is wrong with it.",
    mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
  private static final Runtime.Version OLDEST = Runtime.Version.parse("25.0.3");

  @Spec private CommandSpec spec = CommandSpec.create();
  private final List<String> wrong = new ArrayList<>();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Machine machine = Machine.here();
    say(
        out,
        "Kaon",
        Versions.kaon() + " in " + System.getProperty("kaon.home", "(not started by bin/kaon)"));
    say(out, "JDK", Versions.jdk() + " in " + System.getProperty("java.home"));
    say(out, "system", Versions.system());
    say(out, "processor", machine.processor());
    say(out, "cores", Integer.toString(machine.cores()));
    say(
        out,
        "vectors",
        "%d bits, %d floats at a time".formatted(machine.vectorBits(), machine.vectorBits() / 32));
    say(
        out,
        "memory",
        "%,d MB, of which %,d MB for Kaon's heap".formatted(machine.memoryMB(), machine.heapMB()));
    say(
        out,
        "terminal",
        Boolean.getBoolean("kaon.terminal") ? "yes: progress bars" : "no: plain lines");
    say(out, "macros", String.join(", ", BundledMacros.installed().names()));
    Path data =
        Path.of(
                System.getProperty(
                    "kaon.data", System.getProperty("kaon.home", ".") + "/../shared/data"))
            .normalize();
    say(
        out,
        "test data",
        Files.isDirectory(data)
            ? data.toString()
            : "none at " + data + " (only tests look for them; -Dkaon.data=DIR in KAON_OPTS)");
    judge(machine);
    out.println();
    if (wrong.isEmpty()) {
      out.println("Nothing is wrong.");
      return 0;
    }
    wrong.forEach(fault -> out.println("Wrong: " + fault));
    return Failure.ENVIRONMENT;
  }

  private void judge(Machine machine) {
    if (Runtime.version().compareTo(OLDEST) < 0) {
      wrong.add(
          "JDK %s can corrupt arrays (JDK-8377811); install %s or newer, or set KAON_JAVA_HOME."
              .formatted(Runtime.version(), OLDEST));
    }
    if (machine.vectorBits() < 256) {
      wrong.add(
          "vectors have only %d bits, so training is several times slower; a 64-bit x86 processor with AVX2 has 256, and -XX:UseAVX=0 or 1 in KAON_OPTS would take them away."
              .formatted(machine.vectorBits()));
    }
    if (machine.heapMB() < 500) {
      wrong.add("the heap has only %d MB; set KAON_OPTS=-Xmx2g.".formatted(machine.heapMB()));
    }
    if (BundledMacros.installed().names().isEmpty()) {
      wrong.add(
          "no macros in %s; start Kaon by bin/kaon of a whole checkout."
              .formatted(BundledMacros.installed().folder()));
    }
  }

  private static void say(PrintWriter out, String name, String value) {
    out.printf("%-10s %s%n", name, value);
  }
}
