package hep.macros.command;

import hep.macros.bench.Alone;
import hep.macros.bench.OpenBlas;
import hep.macros.bench.ProductRace;
import hep.macros.bench.StepRace;
import hep.macros.bench.TorchPeer;
import hep.macros.bench.Workload;
import hep.macros.bench.Workloads;
import hep.macros.internal.Machine;
import hep.macros.internal.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code kaon bench}: how fast matrix products and training are on this machine, beside OpenBLAS
 * and PyTorch where they are there.
 */
@Command(
    name = "bench",
    description =
        "Times matrix products and training steps on this machine, beside OpenBLAS and PyTorch where they are installed, and boosted trees and single events alone.",
    mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
  /** With several threads the compiler has to share the processors with them. */
  private static final int WARM_LONGER = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--threads",
      split = ",",
      defaultValue = "1",
      description = "Numbers of threads, separated by commas; default: ${DEFAULT-VALUE}.")
  private List<Integer> threads = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Only the products, networks and other work whose name contains this.")
  private String only = "";

  @Option(
      names = "--python",
      defaultValue = "python3",
      description = "The Python that has PyTorch; default: ${DEFAULT-VALUE}.")
  private String python = "python3";

  @Option(
      names = "--compiled",
      description = "Lets PyTorch compile its networks too, which takes minutes.")
  private boolean compiled;

  @Option(
      names = "--windows",
      defaultValue = "9",
      description = "How often both take turns; default: ${DEFAULT-VALUE}.")
  private int windows = 9;

  @Option(
      names = "--warm",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description =
          "Time for the compiler before each network, with several threads three times as much; default: ${DEFAULT-VALUE}.")
  private double warmSeconds = 5;

  @Override
  public Integer call() throws IOException {
    List<Workload> chosen =
        Workloads.all().stream().filter(each -> each.name().contains(only)).toList();
    List<ProductRace.Shape> products =
        ProductRace.SHAPES.stream().filter(each -> each.text().contains(only)).toList();
    List<Alone> alone =
        Arrays.stream(Alone.values()).filter(each -> each.title().contains(only)).toList();
    boolean none = chosen.isEmpty() && products.isEmpty() && alone.isEmpty();
    if (none || windows < 1 || threads.stream().anyMatch(count -> count < 1)) {
      throw new ParameterException(
          spec.commandLine(),
          none
              ? "Nothing that is timed has a name that contains '" + only + "'"
              : "--windows and --threads are at least 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    Machine machine = Machine.here();
    out.printf(
        "%s, %d cores, %d-bit vectors; Kaon %s; %s%n",
        machine.processor(),
        machine.cores(),
        machine.vectorBits(),
        Versions.kaon(),
        Versions.jdk());
    race(out, products);
    Path folder = Files.createTempDirectory("kaon-bench");
    try {
      race(out, chosen, TorchPeer.script(folder));
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
    time(out, alone);
    return 0;
  }

  private void race(PrintWriter out, List<ProductRace.Shape> products) {
    if (products.isEmpty()) {
      return;
    }
    Optional<OpenBlas> blas = OpenBlas.find();
    out.println(
        blas.map(library ->
                "Beside it: OpenBLAS with its "
                    + library.coreName()
                    + " kernels. Where a ratio is above 1, Kaon is faster.")
            .orElse(
                "There is no OpenBLAS, so nothing stands beside the products: install it, on Debian with 'apt-get install libopenblas0-pthread'."));
    out.println();
    out.println(ProductRace.head());
    for (int count : threads) {
      ProductRace race = new ProductRace(count, Math.min(1, warmSeconds), blas);
      for (ProductRace.Shape product : products) {
        out.println(race.row(product));
        out.flush();
      }
    }
    out.println();
  }

  private void time(PrintWriter out, List<Alone> alone) {
    if (alone.isEmpty()) {
      return;
    }
    out.println();
    out.println(Alone.head());
    for (Alone each : alone) {
      for (int count : each == Alone.EVENT ? List.of(1) : threads) {
        out.println(each.row(count));
        out.flush();
      }
    }
  }

  private void race(PrintWriter out, List<Workload> chosen, Path script) throws IOException {
    boolean head = false;
    for (int count : threads) {
      for (Workload workload : chosen) {
        Optional<TorchPeer> found = TorchPeer.start(python, script, count, workload);
        try {
          if (!head) {
            out.println(
                found
                    .map(peer ->
                        "Beside it: "
                            + peer.version()
                            + ", in a process of its own. Where a ratio is above 1, Kaon is faster.")
                    .orElse(
                        python
                            + " has no PyTorch, so nothing stands beside it: install it (pip install torch), or name another with --python."));
            out.println();
            out.println(StepRace.head());
            head = true;
          }
          TorchPeer peer = found.isPresent() ? found.get() : null;
          StepRace race =
              new StepRace(
                  workload,
                  count,
                  count > 1 ? WARM_LONGER * warmSeconds : warmSeconds,
                  windows,
                  workload.forms(compiled),
                  peer);
          race.run();
          out.println(race.row());
          out.flush();
        } finally {
          found.ifPresent(TorchPeer::close);
        }
      }
    }
  }
}
