package hep.analysis.jets;

import hep.analysis.InputException;
import hep.analysis.input.TreeInput;
import hep.rootio.Branch;
import hep.rootio.Column;
import hep.rootio.Columns;
import hep.rootio.EntryRange;
import hep.rootio.Fixed;
import hep.rootio.Jagged;
import hep.rootio.Tree;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Entries of a tree in a ROOT file, each an event with lists of particles. */
final class RootForm implements EventForm {
  private static final long MEMORY_BYTES = 64L << 20;

  private final String where;
  private final Tree tree;
  private final ParticleBranches branches;
  private final Iterator<Columns> runs;
  private double[][] values = new double[0][];
  private int[][] offsets = new int[0][];
  private int inRun;
  private int runLength;
  private long entry;

  private RootForm(String where, Tree tree, ParticleBranches branches) {
    this.where = where;
    this.tree = tree;
    this.branches = branches;
    runs = tree.iterate(branches.names(), MEMORY_BYTES).iterator();
  }

  /**
   * Opens {@code FILE[:TREE]}.
   *
   * @param prefix of the branches' names; empty for the most usual
   */
  static RootForm open(String spec, String prefix) {
    Tree tree = Tree.open(spec);
    try {
      String where = "%s: tree '%s'".formatted(spec, tree.name());
      List<String> names =
          tree.branches().stream()
              .filter(branch -> branch.problem().isEmpty() && branch.holdsData())
              .map(Branch::name)
              .toList();
      return new RootForm(
          where, tree, ParticleBranches.find(where, names, name -> isList(tree, name), prefix));
    } catch (RuntimeException e) {
      tree.close();
      throw e;
    }
  }

  private static boolean isList(Tree tree, String name) {
    if (tree.entries() == 0) {
      return true; // nothing tells otherwise, and nothing will be read
    }
    return switch (tree.read(List.of(name), EntryRange.of(0, 1)).columns().getFirst()) {
      case Jagged jagged -> TreeInput.isNumbers(jagged.content());
      case Fixed fixed -> fixed.size() > 1 && TreeInput.isNumbers(fixed.content());
      default -> false;
    };
  }

  @Override
  public Optional<Particles> next() {
    while (inRun == runLength) {
      if (!runs.hasNext()) {
        return Optional.empty();
      }
      take(runs.next());
    }
    int width = values.length;
    int first = offsets[0][inRun];
    int count = offsets[0][inRun + 1] - first;
    for (int k = 1; k < width; k++) {
      int other = offsets[k][inRun + 1] - offsets[k][inRun];
      if (other != count) {
        throw wrong(
            "%s has %d values where %s has %d"
                .formatted(branches.names().get(k), other, branches.names().getFirst(), count));
      }
    }
    double[][] v = new double[4][count];
    for (int i = 0; i < count; i++) {
      FourVector p =
          branches
              .frame()
              .vector(value(0, i), value(1, i), value(2, i), width > 3 ? value(3, i) : 0.0);
      v[0][i] = p.px();
      v[1][i] = p.py();
      v[2][i] = p.pz();
      v[3][i] = p.e();
    }
    inRun++;
    entry++;
    return Optional.of(Particles.of(v[0], v[1], v[2], v[3]));
  }

  /** One number of a particle, checked so that the branch can be named. */
  private double value(int branch, int i) {
    double value = values[branch][offsets[branch][inRun] + i];
    double most = branch == 1 && branches.frame().isPolar() ? 100.0 : 1e20;
    if (!(Math.abs(value) <= most)) {
      throw wrong(
          "%s of particle %d is %s; a finite number up to %s in size is needed"
              .formatted(branches.names().get(branch), i, value, most));
    }
    return value;
  }

  private void take(Columns run) {
    int width = branches.names().size();
    values = new double[width][];
    offsets = new int[width][];
    runLength = run.entries();
    inRun = 0;
    for (int k = 0; k < width; k++) {
      Column column = run.column(branches.names().get(k));
      switch (column) {
        case Jagged jagged -> {
          values[k] = jagged.content().toDoubles();
          offsets[k] = jagged.offsets();
        }
        case Fixed fixed -> {
          values[k] = fixed.content().toDoubles();
          offsets[k] = new int[runLength + 1];
          Arrays.setAll(offsets[k], i -> i * fixed.size());
        }
        default ->
            throw wrong(
                branches.names().get(k) + " holds " + column.type() + ", not lists of numbers");
      }
    }
  }

  private InputException wrong(String what) {
    return new InputException("%s, entry %d: %s.".formatted(where, entry, what));
  }

  @Override
  public void close() {
    tree.close();
  }
}
