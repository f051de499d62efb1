package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.analysis.input.FlatReader;
import hep.analysis.input.FlatSample;
import hep.analysis.input.TreeInput;
import hep.analysis.internal.NearestName;
import hep.rootio.RootNameException;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where signal and background are: in two trees of the same files, or in one with a label.
 *
 * @param signal tree of the signal; empty to look for one, or with a label
 * @param background tree of the background
 * @param label branch that is 1 for signal and 0 for background; empty with two trees
 */
public record ClassTrees(String signal, String background, String label) {
  private static final List<ClassTrees> USUAL =
      List.of(
          two("TreeS", "TreeB"),
          two("sig_tree", "bkg_tree"),
          two("signal", "background"),
          two("sig", "bkg"),
          two("Signal", "Background"));
  private static final List<String> USUAL_LABELS =
      List.of("label", "is_signal", "isSignal", "signal", "target", "classID");

  /** Two trees by name. */
  public static ClassTrees two(String signal, String background) {
    return new ClassTrees(signal, background, "");
  }

  /** One tree with a label branch. */
  public static ClassTrees labelled(String branch) {
    return new ClassTrees("", "", branch);
  }

  /** Whatever is found: two trees or a label of a usual name. */
  public static ClassTrees find() {
    return new ClassTrees("", "", "");
  }

  /** A sample with both classes and the names of its inputs. */
  record Labelled(FlatSample sample, List<String> inputs) {}

  Labelled read(
      List<String> specs,
      FlatReader reader,
      List<String> inputs,
      List<String> observers,
      String weight) {
    if (!label.isEmpty()) {
      return oneTree(specs, reader, inputs, observers, weight);
    }
    if (!signal.isEmpty()) {
      return twoTrees(specs, reader, inputs, observers, weight);
    }
    for (ClassTrees usual : USUAL) {
      if (specs.stream().noneMatch(ClassTrees::namesTree) && usual.areIn(specs)) {
        return usual.twoTrees(specs, reader, inputs, observers, weight);
      }
    }
    return oneTree(specs, reader, inputs, observers, weight);
  }

  /** Whether a path goes on with the name of a tree. */
  private static boolean namesTree(String spec) {
    return spec.indexOf(':', Math.max(0, spec.lastIndexOf(".root"))) >= 0;
  }

  private boolean areIn(List<String> specs) {
    try (Tree one = open(specs, signal);
        Tree other = open(specs, background)) {
      return one.entries() >= 0 && other.entries() >= 0;
    } catch (RootNameException e) {
      // no tree of this name: not these
      return false;
    }
  }

  private static Tree open(List<String> specs, String tree) {
    return Tree.open(
        specs.stream()
            .map(spec -> tree.isEmpty() ? spec : spec + ":" + tree)
            .toArray(String[]::new));
  }

  private Labelled twoTrees(
      List<String> specs,
      FlatReader reader,
      List<String> inputs,
      List<String> observers,
      String weight) {
    String where = String.join(", ", specs);
    try (Tree one = open(specs, signal);
        Tree other = open(specs, background)) {
      TreeInput signals = TreeInput.of(one, where);
      TreeInput backgrounds = TreeInput.of(other, where);
      List<String> names = inputs;
      if (names.isEmpty()) {
        names = new ArrayList<>(FlatReader.numbers(signals));
        names.retainAll(FlatReader.numbers(backgrounds));
        names.remove(weight);
        requireSome(where, names);
      }
      if (!weight.isEmpty()
          && !signals.names().contains(weight)
          && !backgrounds.names().contains(weight)) {
        throw new InputException(
            where
                + ": there is no branch '"
                + weight
                + "'"
                + NearestName.hint(weight, signals.names()));
      }
      Set<String> columns = new LinkedHashSet<>(names);
      columns.addAll(observers);
      FlatSample sample =
          reader
              .read(signals, List.copyOf(columns), 0)
              .and(reader.read(backgrounds, List.copyOf(columns), 1));
      return new Labelled(sample, List.copyOf(names));
    }
  }

  private Labelled oneTree(
      List<String> specs,
      FlatReader reader,
      List<String> inputs,
      List<String> observers,
      String weight) {
    String where = String.join(", ", specs);
    try (Tree tree = open(specs, "")) {
      TreeInput input = TreeInput.of(tree, where);
      String chosen = label.isEmpty() ? usualLabel(input) : label;
      List<String> names = inputs;
      if (names.isEmpty()) {
        names = new ArrayList<>(FlatReader.numbers(input));
        names.remove(chosen);
        names.remove(weight);
        requireSome(where, names);
      }
      if (!weight.isEmpty() && !input.names().contains(weight)) {
        throw new InputException(
            where
                + ": there is no branch '"
                + weight
                + "'"
                + NearestName.hint(weight, input.names()));
      }
      Set<String> columns = new LinkedHashSet<>(names);
      columns.addAll(observers);
      return new Labelled(reader.read(input, List.copyOf(columns), chosen), List.copyOf(names));
    }
  }

  private static String usualLabel(TreeInput input) {
    return USUAL_LABELS.stream()
        .filter(input.names()::contains)
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                input.where()
                    + ": the tree '"
                    + input.tree().name()
                    + "' has no label branch ("
                    + String.join(", ", USUAL_LABELS)
                    + ") and there are no two trees such as TreeS and TreeB; name them"));
  }

  private static void requireSome(String where, List<String> names) {
    if (names.isEmpty()) {
      throw new InputException(
          where + ": there is no branch with one number an entry that could be an input");
    }
  }
}
