package hep.rootio.internal;

import hep.rootio.Branch;
import hep.rootio.Column;
import hep.rootio.Columns;
import hep.rootio.EntryRange;
import hep.rootio.Interpretation;
import hep.rootio.RootFile;
import hep.rootio.RootNameException;
import hep.rootio.Tree;
import hep.rootio.internal.columns.Concatenation;
import java.util.ArrayList;
import java.util.List;

/**
 * Several trees, one after the other.
 *
 * @param parts at least one; their branches are looked up by name in each
 * @param starts first entry of each part, and the number of all entries
 */
public record Chain(List<Tree> parts, long[] starts) implements Tree {

  /** Opens files; see {@link Tree#open}. */
  public static Tree open(List<String> specs) {
    List<Tree> parts = new ArrayList<>();
    try {
      for (TreeSpec spec : TreeSpec.expand(specs)) {
        parts.add(new OwnedTree(RootFile.open(spec.file()), spec.tree()));
      }
    } catch (RuntimeException e) {
      parts.forEach(Tree::close);
      throw e;
    }
    return of(parts);
  }

  /** The trees given as one. */
  public static Tree of(List<Tree> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    long[] starts = new long[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], parts.get(i).entries());
    }
    return new Chain(List.copyOf(parts), starts);
  }

  @Override
  public String name() {
    return parts.getFirst().name();
  }

  @Override
  public String title() {
    return parts.getFirst().title();
  }

  @Override
  public long entries() {
    return starts[parts.size()];
  }

  @Override
  public List<Branch> branches() {
    return parts.getFirst().branches();
  }

  @Override
  public Branch branch(String name) {
    return parts.getFirst().branch(name);
  }

  @Override
  public Columns read(List<String> names, EntryRange range) {
    EntryRange inside = range.within(entries());
    List<Columns> read = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      long from = Math.max(inside.start(), starts[i]);
      long to = Math.min(inside.end(), starts[i + 1]);
      if (from < to || (i == 0 && inside.length() == 0)) {
        read.add(
            parts
                .get(i)
                .read(
                    names,
                    EntryRange.of(
                        Math.max(0, from - starts[i]),
                        Math.max(0, from < to ? to - starts[i] : from - starts[i]))));
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      int column = k;
      try {
        columns.add(Concatenation.of(read.stream().map(c -> c.columns().get(column)).toList()));
      } catch (RootNameException e) {
        throw new RootNameException(
            "branch '%s' in several files: %s".formatted(names.get(k), e.getMessage()));
      }
    }
    return new Columns(inside, names, columns);
  }

  @Override
  public List<EntryRange> batches(List<String> names, long memoryBoundBytes) {
    List<EntryRange> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      for (EntryRange range : parts.get(i).batches(names, memoryBoundBytes)) {
        all.add(EntryRange.of(starts[i] + range.start(), starts[i] + range.end()));
      }
    }
    return all;
  }

  @Override
  public Tree withoutFriends() {
    return new Chain(parts.stream().map(Tree::withoutFriends).toList(), starts);
  }

  @Override
  public Tree with(String branch, Interpretation type) {
    return new Chain(parts.stream().map(part -> part.with(branch, type)).toList(), starts);
  }

  @Override
  public void close() {
    parts.forEach(Tree::close);
  }

  @Override
  public String toString() {
    return "chain of " + parts;
  }
}
