package hep.rootio.internal.write;

import hep.rootio.Branch;
import hep.rootio.Column;
import hep.rootio.EntryRange;
import hep.rootio.IntColumn;
import hep.rootio.Jagged;
import hep.rootio.RootFile;
import hep.rootio.RootNameException;
import hep.rootio.RootObject;
import hep.rootio.Tree;
import hep.rootio.internal.write.EntryLayout.Counted;
import hep.rootio.internal.write.EntryLayout.Leaf;
import hep.rootio.internal.write.EntryLayout.Plain;
import hep.rootio.internal.write.EntryLayout.Text;
import hep.rootio.internal.write.EntryLayout.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A TTree that is in a file and can be gone on with: all its branches are of kinds that we write,
 * and all its baskets are records of that file.
 *
 * @param autoFlush entries a cluster where positive
 * @param rangeEnds last entry of each range of clusters of one size, but for the last range
 * @param rangeSizes entries a cluster there
 * @param columns no entries of each branch, by which later ones are checked
 */
public record ExistingTree(
    String title,
    long entries,
    int basketBytes,
    long autoFlush,
    long[] rangeEnds,
    long[] rangeSizes,
    List<BranchOutput> branches,
    List<GivenColumn> columns) {
  private static final List<String> ATTACHED =
      List.of("fAliases", "fFriends", "fUserInfo", "fTreeIndex", "fBranchRef");
  private static final int SMALLEST_BASKET = 1 << 10;
  private static final int LARGEST_BASKET = 64 << 20;

  /**
   * Reads how a tree lies in a file.
   *
   * @throws RootNameException where there is none of that path, or it cannot be gone on with; it
   *     says why
   * @throws hep.rootio.RootFormatException when the file is broken
   */
  public static ExistingTree read(Path file, String path) {
    try (RootFile root = RootFile.open(file)) {
      Tree tree = root.tree(path).withoutFriends();
      return new Reading(path, root.object(path), tree).tree();
    }
  }

  /** One reading of a tree. */
  private static final class Reading {
    private final String path;
    private final RootObject object;
    private final Tree tree;
    private final Map<String, BranchOutput> branches = new LinkedHashMap<>();
    private final List<GivenColumn> columns = new ArrayList<>();
    private final Set<String> counters = new HashSet<>();

    Reading(String path, RootObject object, Tree tree) {
      this.path = path;
      this.object = object;
      this.tree = tree;
    }

    ExistingTree tree() {
      if (!object.className().equals("TTree")) {
        throw refuse("it is a " + object.className());
      }
      for (String member : ATTACHED) {
        if (object.has(member) && object.object(member).isPresent()) {
          throw refuse("what it holds as " + member + " would be lost");
        }
      }
      List<RootObject> all = items(object, "fBranches");
      for (RootObject branch : all) {
        for (RootObject leaf : items(branch, "fLeaves")) {
          leaf.object("fLeafCount").ifPresent(counter -> counters.add(counter.text("fName")));
        }
      }
      int basketBytes = SMALLEST_BASKET;
      for (RootObject branch : all) {
        add(branch);
        basketBytes = Math.max(basketBytes, (int) branch.integer("fBasketSize"));
      }
      return new ExistingTree(
          tree.title(),
          tree.entries(),
          Math.min(LARGEST_BASKET, basketBytes),
          object.has("fAutoFlush") ? object.count("fAutoFlush") : 0,
          numbers("fClusterRangeEnd"),
          numbers("fClusterSize"),
          List.copyOf(branches.values()),
          List.copyOf(columns));
    }

    /** Of early versions of ROOT some are not there. */
    private long[] numbers(String member) {
      return object.has(member) ? object.integers(member) : new long[0];
    }

    private void add(RootObject branch) {
      String name = branch.text("fName");
      Branch described = tree.branch(name);
      if (described.problem().isPresent() || !items(branch, "fBranches").isEmpty()) {
        throw refuse("branch '" + name + "' is split, or cannot be read");
      }
      Column none = tree.read(List.of(name), EntryRange.of(0, 0)).columns().getFirst();
      List<RootObject> leaves = items(branch, "fLeaves");
      Optional<String> counter =
          leaves.size() == 1
              ? leaves.getFirst().object("fLeafCount").map(leaf -> leaf.text("fName"))
              : Optional.empty();
      boolean counts = counters.contains(name) && none instanceof IntColumn;
      EntryLayout layout =
          layout(branch, leaves, none, counter.isPresent())
              .orElseThrow(() ->
                  refuse("branch '%s' of %s is not as we write one".formatted(name, none.type())));
      BranchOutput counting = counter.map(branches::get).orElse(null);
      if (counter.isPresent() && counting == null) {
        throw refuse(
            "branch '%s' is counted by '%s', which does not come before it"
                .formatted(name, counter.get()));
      }
      BranchOutput made = new BranchOutput(name, layout, counting, counts);
      made.resume(
          branch.count("fTotBytes"),
          branch.count("fZipBytes"),
          greatest(leaves.getFirst()),
          baskets(branch, name),
          tree.entries());
      branches.put(name, made);
      columns.add(new GivenColumn(name, none, counts ? name : counter.orElse("")));
    }

    private static Optional<EntryLayout> layout(
        RootObject branch, List<RootObject> leaves, Column none, boolean counted) {
      Optional<EntryLayout> chosen =
          counted && none instanceof Jagged jagged ? Counted.of(jagged) : EntryLayout.of(none);
      return chosen.flatMap(layout ->
          switch (layout) {
            case Plain plain when matches(leaves, plain.leaves()) ->
                Optional.of(new Plain(named(leaves, plain.leaves())));
            case Counted c when counted && matches(leaves, List.of(c.leaf())) ->
                Optional.of(new Counted(named(leaves, List.of(c.leaf())).getFirst()));
            case Text text
                when leaves.getFirst().className().equals("TLeafC")
                    && leaves.getFirst().text("fName").equals(branch.text("fName")) ->
                Optional.of(text);
            case Vector vector
                when branch.has("fClassName")
                    && plain(branch.text("fClassName")).equals(plain(vector.className())) ->
                Optional.of(vector);
            default -> Optional.empty();
          });
    }

    private static String plain(String className) {
      return className.replace(" ", "").replace("std::", "");
    }

    private static boolean matches(List<RootObject> found, List<Leaf> wanted) {
      if (found.size() != wanted.size()) {
        return false;
      }
      for (int i = 0; i < found.size(); i++) {
        String className = found.get(i).className().replace("TLeafG", "TLeafL");
        if (!className.equals(wanted.get(i).type().leafClass)) {
          return false;
        }
      }
      return true;
    }

    private static List<Leaf> named(List<RootObject> found, List<Leaf> leaves) {
      List<Leaf> named = new ArrayList<>();
      for (int i = 0; i < leaves.size(); i++) {
        Leaf leaf = leaves.get(i);
        named.add(new Leaf(found.get(i).text("fName"), leaf.type(), leaf.dimensions()));
      }
      return named;
    }

    /** The largest value of a counter, the longest string. */
    private static int greatest(RootObject leaf) {
      long greatest =
          switch (leaf.className()) {
            case "TLeafC" -> Math.max(leaf.integer("fLen"), leaf.integer("fMaximum")) - 1;
            case "TLeafI" -> leaf.integer("fMaximum");
            default -> 0;
          };
      return Math.clamp(greatest, 0, Integer.MAX_VALUE - 1);
    }

    private List<BranchOutput.Basket> baskets(RootObject branch, String name) {
      int count = (int) branch.integer("fWriteBasket");
      long[] bytes = branch.integers("fBasketBytes");
      long[] firsts = branch.integers("fBasketEntry");
      long[] seeks = branch.integers("fBasketSeek");
      long here = branch.count("fEntries");
      boolean whole =
          count >= 0
              && count <= Math.min(bytes.length, seeks.length)
              && (count < firsts.length ? firsts[count] == here : count == 0 && here == 0);
      boolean plain =
          (!branch.has("fFirstEntry") || branch.count("fFirstEntry") == 0)
              && branch.text("fFileName").isEmpty()
              && (!branch.has("fIOFeatures")
                  || branch.object("fIOFeatures").orElseThrow().integer("fIOBits") == 0);
      if (!whole || !plain || here != tree.entries()) {
        throw refuse(
            "branch '%s' has baskets in another file or in the tree itself, or other entries"
                .formatted(name));
      }
      List<BranchOutput.Basket> baskets = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        baskets.add(new BranchOutput.Basket((int) bytes[i], firsts[i], seeks[i]));
      }
      return baskets;
    }

    private static List<RootObject> items(RootObject owner, String list) {
      return owner.object(list).stream()
          .flatMap(l -> l.objects("arr").stream())
          .flatMap(Optional::stream)
          .toList();
    }

    private RootNameException refuse(String reason) {
      return new RootNameException("tree '%s' cannot be gone on with: %s".formatted(path, reason));
    }
  }
}
