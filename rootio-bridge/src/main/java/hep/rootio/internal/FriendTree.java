package hep.rootio.internal;

import hep.rootio.Branch;
import hep.rootio.Column;
import hep.rootio.Columns;
import hep.rootio.EntryRange;
import hep.rootio.Interpretation;
import hep.rootio.RootNameException;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tree and a friend beside it, entry by entry.
 *
 * @param tree whose entries count
 * @param friend with at least as many entries
 * @param alias before a dot and the friend's branch names
 */
public record FriendTree(Tree tree, Tree friend, String alias) implements Tree {

  /** Refuses a friend with fewer entries. */
  public static FriendTree of(Tree tree, Tree friend, String alias) {
    if (friend.entries() < tree.entries()) {
      throw new RootNameException(
          "friend '%s' of tree '%s': expected %d entries, found %d"
              .formatted(alias, tree.name(), tree.entries(), friend.entries()));
    }
    return new FriendTree(tree, friend, alias);
  }

  @Override
  public String name() {
    return tree.name();
  }

  @Override
  public String title() {
    return tree.title();
  }

  @Override
  public long entries() {
    return tree.entries();
  }

  @Override
  public List<Branch> branches() {
    List<Branch> all = new ArrayList<>(tree.branches());
    friend.branches().forEach(branch -> all.add(new FriendBranch(branch, alias)));
    return all;
  }

  @Override
  public Branch branch(String name) {
    Optional<String> own = ofFriend(name);
    return own.isPresent() ? new FriendBranch(friend.branch(own.get()), alias) : tree.branch(name);
  }

  @Override
  public Tree withoutFriends() {
    return tree.withoutFriends();
  }

  @Override
  public Tree with(String branch, Interpretation type) {
    Optional<String> own = ofFriend(branch);
    return own.isPresent()
        ? new FriendTree(tree, friend.with(own.get(), type), alias)
        : new FriendTree(tree.with(branch, type), friend, alias);
  }

  @Override
  public Columns read(List<String> names, EntryRange range) {
    EntryRange inside = range.within(entries());
    List<String> mine = names.stream().filter(name -> ofFriend(name).isEmpty()).toList();
    List<String> theirs = names.stream().flatMap(name -> ofFriend(name).stream()).toList();
    Columns first = tree.read(mine, inside);
    Columns second = friend.read(theirs, inside);
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      Optional<String> own = ofFriend(name);
      columns.add(own.isPresent() ? second.column(own.get()) : first.column(name));
    }
    return new Columns(inside, names, columns);
  }

  @Override
  public List<EntryRange> batches(List<String> names, long memoryBoundBytes) {
    List<String> mine = names.stream().filter(name -> ofFriend(name).isEmpty()).toList();
    List<String> theirs = names.stream().flatMap(name -> ofFriend(name).stream()).toList();
    List<EntryRange> first = tree.batches(mine, memoryBoundBytes / 2);
    List<EntryRange> second = friend.batches(theirs, memoryBoundBytes / 2);
    List<EntryRange> both = new ArrayList<>();
    int i = 0;
    int j = 0;
    for (long start = 0; start < entries(); ) {
      while (i < first.size() && first.get(i).end() <= start) {
        i++;
      }
      while (j < second.size() && second.get(j).end() <= start) {
        j++;
      }
      long end = entries();
      end = i < first.size() ? Math.min(end, first.get(i).end()) : end;
      end = j < second.size() ? Math.min(end, second.get(j).end()) : end;
      both.add(EntryRange.of(start, end));
      start = end;
    }
    return both;
  }

  /** The friend's name for a branch that is the friend's; empty where it is the tree's own. */
  private Optional<String> ofFriend(String name) {
    if (name.startsWith(alias + ".") && has(friend, name.substring(alias.length() + 1))) {
      return Optional.of(name.substring(alias.length() + 1));
    }
    return !has(tree, name) && has(friend, name) ? Optional.of(name) : Optional.empty();
  }

  private static boolean has(Tree tree, String name) {
    return tree.branches().stream().anyMatch(b -> b.path().equals(name) || b.name().equals(name));
  }

  @Override
  public void close() {
    tree.close();
    friend.close();
  }
}
