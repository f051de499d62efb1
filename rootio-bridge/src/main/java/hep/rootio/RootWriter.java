package hep.rootio;

import hep.rootio.internal.objects.GraphForm;
import hep.rootio.internal.objects.HistogramForm;
import hep.rootio.internal.objects.ProfileForm;
import hep.rootio.internal.rntuple.Tuple;
import hep.rootio.internal.write.DirectoryOutput;
import hep.rootio.internal.write.EntryOutput;
import hep.rootio.internal.write.ExistingFile;
import hep.rootio.internal.write.ExistingTree;
import hep.rootio.internal.write.FileLayout;
import hep.rootio.internal.write.FileOutput;
import hep.rootio.internal.write.ObjectValue;
import hep.rootio.internal.write.TreeOutput;
import hep.rootio.internal.write.tuple.TupleOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A ROOT file that is being written. Everything goes to a temporary file in the same folder; {@link
 * #close} makes that durable and puts it in the place of the target in one step. When a write
 * fails, or something is refused, the target stays as it was.
 *
 * <p>Names may be paths such as {@code "plots/roc"}; their directories are made where they are
 * missing. Writing a name twice keeps both, under cycles 1 and 2, and readers take the newer.
 *
 * {@snippet :
 * RootWriter.write(Path.of("scores.root"), out -> {
 *   try (TreeWriter tree = out.tree("scores", "scores of the test jets")) {
 *     tree.fill(new Batch().column("score_b", scores).column("label", labels));
 *   }
 *   out.write("plots/roc", graph);
 * });
 * }
 *
 * <p>Where a try statement suits better, {@link #create} and {@link #update(Path)} give the writer
 * itself; an exception thrown by other code in the statement cannot be seen by {@link #close},
 * which then puts in place what was written so far, unless {@link #discard} was called. Not for use
 * by several threads.
 */
public final class RootWriter implements AutoCloseable {
  /**
   * Small enough that a hundred branches wait in 25 MB, large enough that readers need few calls.
   */
  private static final int BASKET_BYTES = 256 << 10;

  private static final int CLUSTER_BYTES = 32 << 20;

  private final FileOutput file;
  private final FileLayout layout;
  private final Compression compression;
  private final boolean updates;
  private final List<EntryOutput> open = new ArrayList<>();
  private final Set<String> appended = new HashSet<>();
  private @Nullable Throwable refused;
  private boolean closed;

  RootWriter(FileOutput file, Compression compression) {
    this(file, compression, false, () -> new FileLayout(file, Compression.zlib()));
  }

  private RootWriter(
      FileOutput file, Compression compression, boolean updates, Supplier<FileLayout> begin) {
    this.file = file;
    this.updates = updates;
    this.compression = compression;
    try {
      layout = begin.get();
    } catch (RuntimeException | Error e) {
      file.discard();
      throw e;
    }
  }

  /**
   * Goes on with a file: what it holds stays, what is written is added. The work is done on a copy
   * that takes the file's place on {@link #close}, so the folder must have room for both.
   *
   * @throws RootFormatException when the file is broken or was not closed
   * @throws java.io.UncheckedIOException when it cannot be read or the folder cannot be written
   */
  public static RootWriter update(Path path) {
    ExistingFile existing = ExistingFile.read(path);
    FileOutput file = new FileOutput(path, FileOutput::openNew);
    return new RootWriter(
        file, Compression.zstd(), true, () -> new FileLayout(file, Compression.zlib(), existing));
  }

  /**
   * Begins a file whose trees are compressed with Zstandard unless they ask for something else.
   *
   * @throws java.io.UncheckedIOException when the folder cannot be written
   */
  public static RootWriter create(Path path) {
    return create(path, Compression.zstd());
  }

  /**
   * Begins a file.
   *
   * @param compression for trees that ask for none of their own
   * @throws java.io.UncheckedIOException when the folder cannot be written
   */
  public static RootWriter create(Path path, Compression compression) {
    return new RootWriter(new FileOutput(path, FileOutput::openNew), compression);
  }

  /**
   * Writes a whole file: it comes to be only when {@code body} returns.
   *
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public static void write(Path path, Consumer<RootWriter> body) {
    whole(create(path), body);
  }

  /**
   * Goes on with a file as {@link #update(Path)} does: it changes only when {@code body} returns.
   *
   * @throws RootFormatException when the file is broken or was not closed
   * @throws java.io.UncheckedIOException when it cannot be read or written
   */
  public static void update(Path path, Consumer<RootWriter> body) {
    whole(update(path), body);
  }

  private static void whole(RootWriter writer, Consumer<RootWriter> body) {
    try (writer) {
      try {
        body.accept(writer);
      } catch (RuntimeException | Error e) {
        writer.discard();
        throw e;
      }
    }
  }

  /** Makes a directory, also an empty one. */
  public void directory(String path) {
    guarded(() -> directory(parts(path + "/x")));
  }

  /** Begins a tree with the compression of the file. */
  public TreeWriter tree(String path, String title) {
    return tree(path, title, compression);
  }

  /** Begins a tree. */
  public TreeWriter tree(String path, String title, Compression treeCompression) {
    return tree(path, title, treeCompression, BASKET_BYTES);
  }

  /**
   * Begins a tree with baskets of another size.
   *
   * @param basketBytes size before compression at which a basket is written, from 1 to 64 MiB
   */
  public TreeWriter tree(String path, String title, Compression treeCompression, int basketBytes) {
    return begin(
        path,
        basketBytes,
        (in, name) ->
            new TreeOutput(layout, in, name, title, treeCompression, basketBytes, CLUSTER_BYTES));
  }

  /**
   * Goes on with a tree of the file that {@link #update} opened: what is filled follows the entries
   * that are there, and readers find one tree. The record of the tree is written anew; its baskets
   * or pages stay where they are. An RNTuple gets a cluster group more.
   *
   * @throws RootNameException where there is no such tree, or one that cannot be gone on with: an
   *     RNTuple that Kaon did not write, a TTree of split objects or other branches than {@link
   *     TreeWriter} writes, or with friends, aliases or an index
   * @throws IllegalStateException when this writer does not update a file
   */
  public TreeWriter append(String path) {
    return append(path, compression);
  }

  /** Goes on with a tree, with a compression for what is added: see {@link #append(String)}. */
  public TreeWriter append(String path, Compression treeCompression) {
    List<EntryOutput> made = new ArrayList<>();
    guarded(() -> {
      if (!updates) {
        throw new IllegalStateException(
            "tree '%s': only a file opened by update has trees to go on with".formatted(path));
      }
      List<String> parts = parts(path);
      if (!appended.add(path)) {
        throw new IllegalStateException(
            "tree '%s': it is gone on with already; fill that one".formatted(path));
      }
      made.add(resumed(path, parts.getLast(), directory(parts), treeCompression));
    });
    open.addAll(made);
    return new TreeWriter(this, made.getFirst());
  }

  private EntryOutput resumed(
      String path, String name, DirectoryOutput in, Compression treeCompression) {
    try (RootFile root = RootFile.open(file.target())) {
      if (root.tree(path) instanceof Tuple tuple) {
        TupleOutput resumed =
            new TupleOutput(
                layout, in, name, tuple.title(), treeCompression, BASKET_BYTES, CLUSTER_BYTES);
        List<String> top = tuple.fieldNames();
        resumed.resume(tuple.extent(), tuple.read(top, EntryRange.of(0, 0)), tuple.entries());
        layout.remove(in, "ROOT::RNTuple", name);
        return resumed;
      }
    }
    ExistingTree before = ExistingTree.read(file.target(), path);
    TreeOutput resumed =
        new TreeOutput(
            layout, in, name, before.title(), treeCompression, before.basketBytes(), CLUSTER_BYTES);
    resumed.resume(before);
    layout.remove(in, "TTree", name);
    return resumed;
  }

  /**
   * Begins an RNTuple with the compression of the file: see {@link #tuple(String, String,
   * Compression, int)}.
   */
  public TreeWriter tuple(String path, String title) {
    return tuple(path, title, compression, BASKET_BYTES);
  }

  /**
   * Begins an RNTuple, which ROOT 6.34 and newer read. Jagged columns become {@code std::vector},
   * whether they have a counter or not; a counter is a field of its own.
   *
   * @param pageBytes size before compression at which a page is written, from 1 to 64 MiB
   */
  public TreeWriter tuple(String path, String title, Compression tupleCompression, int pageBytes) {
    return begin(
        path,
        pageBytes,
        (in, name) ->
            new TupleOutput(layout, in, name, title, tupleCompression, pageBytes, CLUSTER_BYTES));
  }

  private interface Beginning {
    EntryOutput in(DirectoryOutput directory, String name);
  }

  private TreeWriter begin(String path, int bytes, Beginning beginning) {
    List<EntryOutput> made = new ArrayList<>();
    guarded(() -> {
      if (bytes < 1 || bytes > 64 << 20) {
        throw new IllegalArgumentException(
            "tree '%s': expected baskets or pages of 1 to %d bytes, found %d"
                .formatted(path, 64 << 20, bytes));
      }
      List<String> parts = parts(path);
      made.add(beginning.in(directory(parts), parts.getLast()));
    });
    open.addAll(made);
    return new TreeWriter(this, made.getFirst());
  }

  /**
   * Writes a histogram, profile, efficiency or graph: as TH1D, TH2D, TH3D, TProfile, TProfile2D,
   * TProfile3D, TEfficiency, TGraph or the kind of TGraph that has such errors.
   */
  public void write(String path, RootRecord it) {
    object(
        path,
        it.title(),
        name ->
            switch (it) {
              case Histogram1D histogram -> HistogramForm.value(histogram, name);
              case Histogram2D histogram -> HistogramForm.value(histogram, name);
              case Histogram3D histogram -> HistogramForm.value(histogram, name);
              case Profile profile -> HistogramForm.value(profile, name);
              case Profile2D profile -> ProfileForm.value(profile, name);
              case Profile3D profile -> ProfileForm.value(profile, name);
              case Efficiency efficiency -> HistogramForm.value(efficiency, name);
              case Graph graph -> GraphForm.value(graph, name);
              case GraphAsymmErrors graph -> GraphForm.value(graph, name);
              case GraphErrors graph -> GraphForm.value(graph, name);
              case GraphBentErrors graph -> GraphForm.value(graph, name);
              case GraphMultiErrors graph -> GraphForm.value(graph, name);
            });
  }

  /** Writes a name and a title as a TNamed, the way notes on a run are kept. */
  public void named(String path, String title) {
    object(path, title, name -> new ObjectValue("TNamed").named(name, title));
  }

  /** Writes a text as a TObjString. */
  public void write(String path, String text) {
    object(
        path, "Collectable string class", _ -> new ObjectValue("TObjString").with("fString", text));
  }

  private interface Form {
    ObjectValue named(String name);
  }

  private void object(String path, String title, Form form) {
    guarded(() -> {
      List<String> parts = parts(path);
      String name = parts.getLast();
      layout.object(directory(parts), name, title, form.named(name), Compression.zlib());
    });
  }

  /** Gives the file up: the target stays as it was. */
  public void discard() {
    if (!closed) {
      closed = true;
      file.discard();
    }
  }

  /**
   * Finishes trees that are still open, then puts the file in its place.
   *
   * @throws java.io.UncheckedIOException when it cannot be written; then the target is as it was
   * @throws IllegalStateException when something was refused before and the refusal was swallowed;
   *     then, too, the target is as it was
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (refused != null) {
      Throwable cause = refused;
      discard();
      throw new IllegalStateException(
          "%s was not written: %s".formatted(file.target(), cause.getMessage()), cause);
    }
    try {
      List.copyOf(open).forEach(this::finish);
      layout.finish();
      file.commit();
      closed = true;
    } finally {
      discard();
    }
  }

  /** Writes what is left of a tree. */
  void finish(EntryOutput tree) {
    if (open.remove(tree) && refused == null && !closed) {
      guarded(tree::finish);
    }
  }

  /** Runs one step of writing; after one that failed the file is not to be had any more. */
  void guarded(Runnable step) {
    if (closed) {
      throw new IllegalStateException(file.target() + " is closed and takes nothing more");
    }
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      refused = refused == null ? e : refused;
      throw e;
    }
  }

  private static List<String> parts(String path) {
    List<String> parts = List.of(path.split("/", -1));
    if (parts.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "expected a name or a path such as 'plots/roc', found '" + path + "'");
    }
    return parts;
  }

  private DirectoryOutput directory(List<String> parts) {
    DirectoryOutput at = layout.root();
    for (String part : parts.subList(0, parts.size() - 1)) {
      at = layout.child(at, part);
    }
    return at;
  }
}
