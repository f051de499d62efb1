package hep.rootio.internal.ttree;

import hep.rootio.Branch;
import hep.rootio.Column;
import hep.rootio.EntryRange;
import hep.rootio.Interpretation;
import hep.rootio.Interpretation.Counted;
import hep.rootio.Interpretation.Filling;
import hep.rootio.Jagged;
import hep.rootio.RootFormatException;
import hep.rootio.RootNameException;
import hep.rootio.internal.OpenFile;
import hep.rootio.internal.bytes.ByteRange;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.bytes.Source;
import hep.rootio.internal.columns.Concatenation;
import hep.rootio.internal.columns.Workers;
import hep.rootio.internal.container.Key;
import hep.rootio.internal.decode.ClassRules;
import hep.rootio.internal.decode.Decoder;
import hep.rootio.internal.decode.Decoders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one branch. What it needs to know it works out once, when first asked. */
final class BranchReader implements Branch {
  private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

  /** Room is made beforehand for no more than this: heads may lie. */
  static final long MOST_EXPECTED_PER_STORED = 64;

  private final TTree tree;
  private final OpenFile file;
  private final BranchRecord record;
  private final Place place;
  private final String name;
  private final String title;
  private final long entries;
  private final long compressedBytes;
  private final long uncompressedBytes;
  private @Nullable Interpretation interpretation;
  private @Nullable List<BasketPlace> baskets;
  private @Nullable Source source;

  /**
   * @param replaced how the branch is read, where the rules do not choose
   */
  BranchReader(TTree tree, OpenFile file, BranchRecord record, Optional<Interpretation> replaced) {
    this.interpretation = replaced.orElse(null);
    this.tree = tree;
    this.file = file;
    this.record = record;
    this.place = file.place().in(tree.path() + ":" + record.path());
    this.name = record.name();
    this.title = record.title();
    this.entries = record.entries();
    this.compressedBytes = record.object().count("fZipBytes");
    this.uncompressedBytes = record.object().count("fTotBytes");
  }

  BranchRecord record() {
    return record;
  }

  /** The branch, for errors. */
  Place place() {
    return place;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String path() {
    return record.path();
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public long firstEntry() {
    long first = checked(record::firstEntry);
    if (first < 0 || entries < 0 || first > Long.MAX_VALUE - entries) {
      throw place.broken(0, "a first entry", "%d of %d entries".formatted(first, entries));
    }
    return first;
  }

  @Override
  public long entries() {
    return entries;
  }

  @Override
  public long compressedBytes() {
    return compressedBytes;
  }

  @Override
  public long uncompressedBytes() {
    return uncompressedBytes;
  }

  @Override
  public String type() {
    try {
      return chosen().toString();
    } catch (RootFormatException _) {
      String className = record.text("fClassName");
      return className.isEmpty() ? record.object().className() : className;
    }
  }

  @Override
  public Optional<String> problem() {
    if (!holdsData()) {
      return Optional.empty();
    }
    try {
      chosen();
      return Optional.empty();
    } catch (RootFormatException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  @Override
  public Optional<Interpretation> interpretation() {
    return holdsData() && problem().isEmpty() ? Optional.of(chosen()) : Optional.empty();
  }

  @Override
  public boolean holdsData() {
    return !baskets().isEmpty();
  }

  @Override
  public String codec() {
    for (BasketPlace basket : baskets()) {
      if (basket.kept().isEmpty()) {
        return key(basket)
            .codec(source())
            .map(codec -> codec.name().toLowerCase(Locale.ROOT))
            .orElse("none");
      }
    }
    return "none";
  }

  /**
   * How the bytes are read.
   *
   * @throws RootFormatException with the reason, where they cannot be
   */
  synchronized Interpretation chosen() {
    if (interpretation == null) {
      interpretation =
          checked(() -> new BranchRules(new ClassRules(file.classes()), place).of(record));
    }
    return interpretation;
  }

  /** All baskets in the order of entries. */
  synchronized List<BasketPlace> baskets() {
    if (baskets == null) {
      baskets = checked(() -> BasketPlace.of(record, place));
    }
    return baskets;
  }

  /**
   * What is worked out from the branch's record, where a member that is missing or of another type
   * is the file's fault.
   */
  private <T> T checked(Supplier<T> work) {
    try {
      return work.get();
    } catch (RootNameException e) {
      throw place.broken(0, "a branch's members", String.valueOf(e.getMessage()));
    }
  }

  /** Bytes that a basket unpacks to. */
  int unpackedBytes(BasketPlace basket) {
    return basket.kept().isPresent()
        ? (int) basket.kept().get().integer("fLast")
        : key(basket).objectLength();
  }

  /** The file that holds the baskets. */
  private synchronized Source source() {
    if (source == null) {
      source = file.source(record.fileName(), place);
    }
    return source;
  }

  private Key key(BasketPlace basket) {
    return Key.read(Cursor.over(source(), place, basket.seek(), Math.min(basket.bytes(), 1024)));
  }

  /** Reads entries, one basket after the other. */
  Column read(EntryRange range) {
    return part(range, inRange(range));
  }

  /**
   * Reads entries, in pieces side by side.
   *
   * @param bytes a piece is some baskets with at least so many stored bytes together
   */
  Callable<Column> reading(EntryRange range, long bytes) {
    chosen();
    List<BasketPlace> all = inRange(range);
    return () -> {
      List<List<BasketPlace>> groups = groups(all, bytes);
      if (groups.size() == 1) {
        return part(range, groups.getFirst());
      }
      Optional<Column> placed = new Placement(this, range, groups).read();
      if (placed.isPresent()) {
        return placed.get();
      }
      List<Callable<Column>> parts = new ArrayList<>();
      groups.forEach(group -> parts.add(() -> part(range, group)));
      return Concatenation.of(Workers.all(parts));
    };
  }

  private static List<List<BasketPlace>> groups(List<BasketPlace> baskets, long bytes) {
    List<List<BasketPlace>> groups = new ArrayList<>();
    List<BasketPlace> group = new ArrayList<>();
    long size = 0;
    for (BasketPlace basket : baskets) {
      group.add(basket);
      size += basket.bytes();
      if (size >= bytes) {
        groups.add(group);
        group = new ArrayList<>();
        size = 0;
      }
    }
    if (!group.isEmpty() || groups.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }

  /** Stored bytes of the baskets that hold a run of entries. */
  long storedBytes(EntryRange range) {
    return storedBytes(inRange(range));
  }

  /** Where in the tree's file the baskets of a run of entries stand. */
  List<ByteRange> ranges(EntryRange range) {
    return record.fileName().isEmpty()
        ? baskets().stream()
            .filter(b -> b.kept().isEmpty() && b.end() > range.start() && b.start() < range.end())
            .map(b -> new ByteRange(b.seek(), b.bytes()))
            .toList()
        : List.of();
  }

  private List<BasketPlace> inRange(EntryRange range) {
    List<BasketPlace> inside = new ArrayList<>();
    long covered = range.start();
    for (BasketPlace basket : baskets()) {
      if (basket.end() > range.start() && basket.start() < range.end()) {
        if (basket.start() > covered) {
          throw missing(covered);
        }
        inside.add(basket);
        covered = basket.end();
      }
    }
    if (covered < range.end()) {
      throw missing(covered);
    }
    return inside;
  }

  private RootFormatException missing(long entry) {
    return place.broken(
        0, "baskets with entries up to " + tree.entries(), "none with entry " + entry);
  }

  private Column part(EntryRange range, List<BasketPlace> part) {
    Decoders decoders = decoders();
    Supplier<Decoder> compiled = () -> decoders.of(chosen());
    EntryDecoder decoder =
        new EntryDecoder(
            chosen() instanceof Filling(_, Counted _) && !part.isEmpty()
                ? decoders.counted(chosen(), secondCounts(range, part))
                : compiled.get(),
            compiled,
            decoders.heap());
    Room room = Room.of(this, range, part);
    decoder.expect(room.entries(), room.bytes());
    read(decoder, range, part);
    return decoder.column();
  }

  /** A compiler of decoders for one thread. */
  Decoders decoders() {
    return new Decoders(new ClassRules(file.classes()));
  }

  /** The head of a basket in the file. */
  Basket.Head head(BasketPlace basket) {
    return Basket.head(source(), basket, place);
  }

  /** A basket whose borders are of interest: its data are good until the next is loaded. */
  Basket load(BasketPlace basket) {
    return Basket.load(source(), basket, place, BUFFERS.get(), false);
  }

  /** Reads the entries of some baskets that are in a range. */
  void read(EntryDecoder decoder, EntryRange range, List<BasketPlace> part) {
    for (BasketPlace basket : part) {
      Basket loaded = load(basket, decoder);
      int from = (int) Math.max(0, range.start() - basket.start());
      int to = (int) Math.min(basket.entries(), range.end() - basket.start());
      if (!loaded.bordered() && chosen() instanceof Filling) {
        // The counts are read first, into the same thread's buffer: load the basket again after.
        int[] counts = counts(basket);
        decoder.read(load(basket, decoder), from, to, counts);
      } else {
        decoder.read(loaded, from, to);
      }
    }
  }

  private Basket load(BasketPlace basket, EntryDecoder decoder) {
    return Basket.load(source(), basket, place, BUFFERS.get(), !decoder.bulk());
  }

  static long storedBytes(List<BasketPlace> baskets) {
    long sum = 0;
    for (BasketPlace basket : baskets) {
      sum += basket.bytes();
    }
    return sum;
  }

  /** How many numbers each element has, from the second branch that counts this one. */
  private int[] secondCounts(EntryRange range, List<BasketPlace> part) {
    BranchReader counter =
        tree.secondCounter(record)
            .orElseThrow(
                () -> place.broken(0, "a branch that counts the numbers in each element", "none"));
    Column counts =
        counter.read(
            EntryRange.of(
                Math.max(range.start(), part.getFirst().start()),
                Math.min(range.end(), part.getLast().end())));
    if (!(counts instanceof Jagged jagged)) {
      throw place.broken(0, "a branch that counts each element", counts.type());
    }
    return checked(() -> jagged.content().toInts());
  }

  /** How many elements each entry of a basket has, from the branch that counts this one. */
  private int[] counts(BasketPlace basket) {
    BranchReader counter =
        tree.counter(record)
            .orElseThrow(() ->
                place.broken(
                    basket.seek(), "offsets of entries, or a branch that counts them", "neither"));
    if (counter.chosen() instanceof Filling) {
      throw place.broken(
          basket.seek(), "a branch that counts with one number an entry", counter.type());
    }
    return counter.read(EntryRange.of(basket.start(), basket.end())).toInts();
  }

  @Override
  public String toString() {
    return path() + ": " + type();
  }
}
