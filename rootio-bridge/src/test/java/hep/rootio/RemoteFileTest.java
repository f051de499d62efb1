package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.internal.remote.RangeServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees over HTTP: the same values as from disk, in few requests. */
class RemoteFileTest {
  private static final int ENTRIES = 20_000;
  private static final int BASKET_BYTES = 1 << 10;
  private static final Map<String, Column> COLUMNS = Made.columns(ENTRIES, 21);

  @TempDir static Path folder;

  private static Path file = Path.of("");
  private static byte[] bytes = {};

  @BeforeAll
  static void write() throws IOException {
    file = folder.resolve("remote.root");
    RootWriter.write(
        file,
        writer -> {
          try (TreeWriter tree = writer.tree("tree", "made", Compression.lz4(), BASKET_BYTES)) {
            tree.fill(Made.batch(COLUMNS));
          }
          try (TreeWriter tuple = writer.tuple("tuple", "made", Compression.zstd(), BASKET_BYTES)) {
            tuple.fill(new Batch().column("f64", column("f64")).column("v_f32", column("v_f32")));
          }
        });
    bytes = Files.readAllBytes(file);
  }

  private static Column column(String name) {
    return java.util.Objects.requireNonNull(COLUMNS.get(name));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsEveryKindOfColumnAsFromDisk(boolean severalRanges) {
    try (RangeServer server = server(severalRanges);
        Tree tree = Tree.open(server.address() + ":tree")) {
      Columns all = tree.read(List.copyOf(COLUMNS.keySet()));
      COLUMNS.forEach((name, column) -> assertEquals(column, all.column(name), name));
    }
  }

  @Test
  void readsAFileOfAnyKindFromTheFirstByteToTheLast() throws IOException {
    try (RangeServer server = server(true);
        InputStream all = Bytes.open(server.address().toString())) {
      assertEquals(bytes[0] & 0xff, all.read());
      assertArrayEquals(Arrays.copyOfRange(bytes, 1, bytes.length), all.readAllBytes());
      assertEquals(-1, all.read());
    }
  }

  @Test
  void readsAThousandBasketsInFewRequests() {
    try (RangeServer server = server(true);
        RootFile remote = RootFile.open(server.address())) {
      assertEquals(bytes.length, remote.bytes());
      Tree tree = remote.tree("tree");
      List<String> names = List.of("f64", "v_f64", "c_f32", "f32x3", "i64", "text");
      assertTrue(
          names.stream().mapToLong(n -> tree.branch(n).compressedBytes()).sum()
              > 1000L * BASKET_BYTES,
          "more than 1000 baskets");
      int opened = server.requests().size();
      assertTrue(opened <= 12, "opening took " + server.requests());
      Columns read = tree.read(names);
      int requests = server.requests().size() - opened;
      assertTrue(requests <= 12, "reading took " + server.requests());
      names.forEach(name -> assertEquals(column(name), read.column(name), name));
    }
  }

  @Test
  void readsTheFewEntriesAskedForAndNotTheFile() {
    try (RangeServer server = server(true);
        Tree tree = Tree.open(server.address() + ":tree")) {
      server.requests().clear();
      double[] some = tree.read(List.of("f64"), EntryRange.of(100, 110)).doubles("f64");
      assertEquals(10, some.length);
      assertTrue(fetched(server) < 10 * BASKET_BYTES + (1 << 16), "" + server.requests());
    }
  }

  /** Bytes asked for. */
  private static long fetched(RangeServer server) {
    long sum = 0;
    for (String request : server.requests()) {
      for (String range : request.substring("bytes=".length()).split(",", -1)) {
        String[] ends = range.split("-", -1);
        sum += Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1;
      }
    }
    return sum;
  }

  @Test
  void readsATupleInFewRequests() {
    try (RangeServer server = server(true);
        Tree tuple = Tree.open(server.address() + ":tuple")) {
      server.requests().clear();
      assertEquals(column("v_f32"), tuple.read("v_f32").column("v_f32"));
      assertTrue(server.requests().size() <= 8, "" + server.requests());
    }
  }

  @Test
  void joinsFilesHereAndThere() {
    try (RangeServer server = server(true);
        Tree chain = Tree.open(folder + "/*.root:tree", server.address() + ":tree")) {
      assertEquals(2L * ENTRIES, chain.entries());
      Columns across = chain.read(List.of("i32"), EntryRange.of(ENTRIES - 2, ENTRIES + 2));
      int[] values = column("i32").toInts();
      assertEquals(
          List.of(values[ENTRIES - 2], values[ENTRIES - 1], values[0], values[1]),
          java.util.Arrays.stream(across.ints("i32")).boxed().toList());
    }
  }

  @Test
  void opensAnAddressOfAFileHere() {
    try (RootFile here = RootFile.open(file.toUri())) {
      assertEquals(ENTRIES, here.tree("tree").entries());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://host/file.root", "https:///file.root", "root://", "http://a b/file.root"})
  void refusesOtherAddresses(String address) {
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> RootFile.open(address).close());
    assertTrue(String.valueOf(e.getMessage()).startsWith(address + ": "), e.getMessage());
  }

  @Test
  void saysThatAFileOnAServerIsBroken() {
    byte[] page =
        "<html>please log in</html>, and some more to be long enough"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    try (RangeServer server = new RangeServer(page)) {
      URI address = server.address();
      RootFormatException e =
          assertThrows(RootFormatException.class, () -> RootFile.open(address).close());
      assertTrue(String.valueOf(e.getMessage()).contains(address.toString()), e.getMessage());
    }
  }

  private static RangeServer server(boolean severalRanges) {
    RangeServer server = new RangeServer(bytes);
    if (!severalRanges) {
      server.oneRangeAtATime();
    }
    return server;
  }
}
