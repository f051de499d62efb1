package hep.macros.command;

import static hep.macros.internal.Escaped.text;

import hep.macros.internal.FileSpec;
import hep.macros.internal.RunLog;
import hep.macros.internal.TextTable;
import hep.macros.internal.ValueStatistics;
import hep.rootio.Branch;
import hep.rootio.Columns;
import hep.rootio.RootDirectory;
import hep.rootio.RootFile;
import hep.rootio.RootFormatException;
import hep.rootio.RootKey;
import hep.rootio.RootNameException;
import hep.rootio.Tree;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kaon inspect FILE[:TREE]}: what is in a ROOT file. */
@Command(
    name = "inspect",
    description =
        "Lists what is in ROOT files: trees with branches, types, entries, codecs and sizes, and other objects.",
    mixinStandardHelpOptions = true)
final class Inspect implements Callable<Integer> {
  /** Enough for a basket of every kind met, small beside a heap. */
  private static final long MEMORY_BYTES = 128L << 20;

  private static final int DEEPEST = 50;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE[:TREE]",
      description =
          "Files, globs or addresses (https, root), each with the path of a tree if only that is to be listed.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--stats",
      description = "Reads the values too: minimum, mean, maximum, and how many are NaN.")
  private boolean stats;

  @Override
  public Integer call() {
    RunLog.close(); // warnings, such as of a file that was never closed, are for the user
    PrintWriter out = spec.commandLine().getOut();
    for (String given : files) {
      FileSpec input = FileSpec.of(given);
      for (String location : input.locations()) {
        try (RootFile file = RootFile.open(location)) {
          out.printf(Locale.ROOT, "%s  %s%n", text(file.name()), bytes(file.bytes()));
          if (input.tree().isEmpty()) {
            directory(out, "  ", file.root(), 0);
          } else {
            tree(out, "  ", input.tree(), file.tree(input.tree()));
          }
        }
      }
    }
    out.flush();
    return 0;
  }

  private void directory(PrintWriter out, String indent, RootDirectory directory, int depth) {
    for (RootKey key : directory.keys()) {
      String name = text(key.name()) + ";" + key.cycle();
      Optional<RootKey> newer =
          directory.keys().stream()
              .filter(other -> other.name().equals(key.name()) && other.cycle() > key.cycle())
              .findAny();
      if (newer.isPresent()) {
        out.printf("%s%s  %s  an earlier cycle%n", indent, name, text(key.className()));
        continue;
      }
      try {
        if (RootDirectory.isTree(key.className())) {
          tree(out, indent, name, directory.tree(key.name()));
        } else if (key.className().startsWith("TDirectory") && depth < DEEPEST) {
          out.printf("%s%s  directory%n", indent, name);
          directory(out, indent + "  ", directory.directory(key.name()), depth + 1);
        } else {
          out.printf(
              "%s%s  %s  \"%s\"  %s%n",
              indent, name, text(key.className()), text(key.title()), bytes(key.objectBytes()));
        }
      } catch (RootFormatException | RootNameException e) { // one broken object spoils no other
        out.printf(
            "%s%s  %s  cannot be read: %s%n",
            indent, name, text(key.className()), text(String.valueOf(e.getMessage())));
      }
    }
  }

  private void tree(PrintWriter out, String indent, String name, Tree tree) {
    List<Branch> branches = tree.branches();
    out.printf(
        Locale.ROOT,
        "%s%s  tree  \"%s\"  %,d entries, %d branches%n",
        indent,
        text(name),
        text(tree.title()),
        tree.entries(),
        branches.size());
    TextTable table =
        stats
            ? new TextTable(
                "branch",
                "type",
                "codec",
                "stored",
                "unpacked",
                "minimum",
                "mean",
                "maximum",
                "NaN",
                "")
            : new TextTable("branch", "type", "codec", "stored", "unpacked", "");
    for (Branch branch : branches) {
      if (!branch.holdsData()) {
        continue;
      }
      List<String> cells =
          new ArrayList<>(
              List.of(
                  text(branch.path()),
                  text(branch.type()),
                  branch.codec(),
                  bytes(branch.compressedBytes()),
                  bytes(branch.uncompressedBytes())));
      String remark = branch.problem().map(reason -> "cannot be read: " + text(reason)).orElse("");
      if (stats) {
        remark = addStatistics(tree, branch, cells, remark);
      }
      if (branch.entries() != tree.entries() && remark.isEmpty()) {
        remark = String.format(Locale.ROOT, "%,d entries", branch.entries());
      }
      cells.add(remark);
      table.row(cells.toArray(String[]::new));
    }
    table.print(out, indent + "  ");
  }

  private static String addStatistics(Tree tree, Branch branch, List<String> cells, String remark) {
    ValueStatistics values = new ValueStatistics();
    String said = remark;
    boolean numbers = said.isEmpty();
    try {
      if (numbers) {
        for (Columns columns : tree.iterate(List.of(branch.path()), MEMORY_BYTES)) {
          numbers &= values.add(columns.column(branch.path()));
        }
      }
    } catch (RootFormatException
        | RootNameException e) { // the branches after it are of use all the same
      said = "cannot be read: " + text(String.valueOf(e.getMessage()));
      numbers = false;
    }
    cells.addAll(
        numbers
            ? List.of(
                number(values.minimum()),
                number(values.mean()),
                number(values.maximum()),
                Long.toString(values.nans()))
            : List.of("", "", "", ""));
    return said;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.6g", value);
  }

  private static String bytes(long count) {
    return count < 1000
        ? count + " B"
        : count < 1_000_000
            ? String.format(Locale.ROOT, "%.1f kB", count / 1e3)
            : String.format(Locale.ROOT, "%.1f MB", count / 1e6);
  }
}
