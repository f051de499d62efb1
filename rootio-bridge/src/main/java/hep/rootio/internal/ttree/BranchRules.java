package hep.rootio.internal.ttree;

import hep.rootio.Interpretation;
import hep.rootio.Interpretation.Announced;
import hep.rootio.Interpretation.Counted;
import hep.rootio.Interpretation.Counter;
import hep.rootio.Interpretation.Filling;
import hep.rootio.Interpretation.Member;
import hep.rootio.Interpretation.Members;
import hep.rootio.Interpretation.Numeric;
import hep.rootio.Interpretation.Opaque;
import hep.rootio.Interpretation.Text;
import hep.rootio.NumberType;
import hep.rootio.internal.Nearest;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.decode.ClassRules;
import hep.rootio.internal.streamer.Classes;
import hep.rootio.internal.streamer.StreamerElement;
import hep.rootio.internal.streamer.StreamerInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses the interpretation of a branch from its class, its leaves, and the descriptions of
 * classes.
 */
final class BranchRules {
  /** Of TBranchElement's fType: the counts of a TClonesArray or a collection, and their members. */
  private static final Set<Integer> COUNTS = Set.of(3, 4);

  private static final int CUSTOM = -1;
  private static final Set<Integer> IN_COLLECTION = Set.of(31, 41);

  private final ClassRules classes;
  private final Place place;

  /**
   * @param place the branch, for errors
   */
  BranchRules(ClassRules classes, Place place) {
    this.classes = classes;
    this.place = place;
  }

  /**
   * The interpretation.
   *
   * @throws hep.rootio.RootFormatException with the reason, where there is none
   */
  Interpretation of(BranchRecord branch) {
    Interpretation type =
        branch.element() ? element(branch) : branch.unsplit() ? unsplit(branch) : leaves(branch);
    if (type instanceof Opaque unknown) {
      throw place.broken(0, "a description of class " + unknown.className(), "none");
    }
    return type;
  }

  /** Objects as a whole, written by an early or a simple program. */
  private Interpretation unsplit(BranchRecord branch) {
    String className = branch.text("fClassName");
    return branch.named() ? new Announced(className) : classes.type(className, true);
  }

  private Interpretation leaves(BranchRecord branch) {
    List<Leaf> leaves = branch.leaves();
    if (leaves.isEmpty()) {
      throw place.broken(0, "a branch with leaves", "none that are described");
    }
    if (leaves.size() == 1) {
      Leaf leaf = leaves.getFirst();
      Interpretation item = item(leaf);
      return leaf.counter().isPresent() && !(item instanceof Text)
          ? new Filling(false, item)
          : item;
    }
    Set<String> counters =
        leaves.stream()
            .flatMap(leaf -> leaf.counter().stream())
            .map(counter -> counter.text("fName"))
            .collect(Collectors.toSet());
    List<Member> members = new ArrayList<>();
    for (Leaf leaf : leaves) {
      Interpretation item = item(leaf);
      if (leaf.counter().isPresent()) {
        item = new Counted(leaf.counter().get().text("fName"), false, item);
      } else if (counters.contains(leaf.name())
          && item instanceof Numeric number
          && number.type().bytes() <= 4) {
        item = new Counter(number.type());
      }
      members.add(new Member(leaf.name(), item, false));
    }
    return new Members("", 0, false, members);
  }

  private Interpretation item(Leaf leaf) {
    return leaf.item()
        .orElseThrow(() -> place.broken(0, "leaves of a known class", leaf.className()));
  }

  private Interpretation element(BranchRecord branch) {
    int kind = branch.integer("fType");
    if (COUNTS.contains(kind)) {
      return new Numeric(NumberType.INT32);
    }
    String className = branch.text("fClassName");
    if (IN_COLLECTION.contains(kind)) {
      String owner = className.isEmpty() ? branch.text("fClonesName") : className;
      return new Filling(
          false,
          undescribed(branch, owner).orElseGet(() -> classes.element(member(branch, owner))));
    }
    if (branch.integer("fID") < 0) {
      return switch (classes.whole(className)) {
        // Streamed without a head of its own, unless ROOT's own code streams the class.
        case Members m
            when kind != CUSTOM
                && m.className().equals(className)
                && info(branch, className).isPresent() ->
            classes.members(info(branch, className).get(), false);
        case Interpretation other -> other;
      };
    }
    Interpretation type =
        undescribed(branch, className).orElseGet(() -> classes.element(member(branch, className)));
    return switch (type) {
      case Counter counter -> new Numeric(counter.type());
      case Counted counted -> new Filling(counted.flagged(), counted.item());
      default -> type;
    };
  }

  /**
   * A member of a class that the file does not describe: of a pair its type says what it is, and a
   * number is known by the branch itself.
   */
  private Optional<Interpretation> undescribed(BranchRecord branch, String owner) {
    if (info(branch, owner).isPresent()) {
      return Optional.empty();
    }
    if (classes.type(owner, false) instanceof Members pair && pair.className().equals("pair")) {
      String name = plainName(branch.name());
      return pair.members().stream()
          .filter(m -> m.name().equals(name))
          .map(Member::type)
          .findFirst();
    }
    return ClassRules.number(branch.integer("fStreamerType")).map(Numeric::new);
  }

  /**
   * The description of the member that a branch holds, by name; the number in the branch counts
   * where names repeat.
   */
  private StreamerElement member(BranchRecord branch, String className) {
    Optional<StreamerInfo> info = info(branch, className);
    if (info.isEmpty()) {
      throw place.broken(0, "a description of class " + className, "none");
    }
    List<StreamerElement> elements = info.get().elements();
    String name = plainName(branch.name());
    int id = branch.integer("fID");
    if (id >= 0 && id < elements.size() && elements.get(id).name().equals(name)) {
      return elements.get(id);
    }
    Optional<StreamerElement> named =
        elements.stream().filter(e -> e.name().equals(name)).findFirst();
    if (named.isEmpty() && id >= 0 && id < elements.size()) {
      return elements.get(id);
    }
    return named.orElseThrow(() ->
        place.broken(
            0,
            "a member of class " + className,
            "'"
                + name
                + "'"
                + Nearest.sentence(name, elements.stream().map(StreamerElement::name).toList())));
  }

  /**
   * The description of a class by the checksum in the branch, else by its version, else the latest.
   */
  private Optional<StreamerInfo> info(BranchRecord branch, String className) {
    Classes described = classes.classes();
    return described
        .findByChecksum(className, branch.integer("fCheckSum"))
        .or(() -> described.find(className, branch.integer("fClassVersion")))
        .or(() -> described.latest(className));
  }

  /** The last part of a branch's name without dimensions: {@code evt.P3.x[3]} is {@code x}. */
  private static String plainName(String name) {
    int bracket = name.indexOf('[');
    String plain = bracket < 0 ? name : name.substring(0, bracket);
    plain = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    return plain.substring(plain.lastIndexOf('.') + 1);
  }
}
