package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What readers seldom look at but ROOT needs to update a file: records without gaps, lists of keys,
 * free space. Read here byte by byte.
 */
class RecordsTest {
  /** The head of a record. */
  private record Head(
      int at,
      int length,
      int objectLength,
      int keyLength,
      int cycle,
      int parent,
      String kind,
      String name) {}

  private static final int BEGIN = 100;

  @TempDir private Path folder;
  private ByteBuffer file;

  @BeforeEach
  void write() throws IOException {
    Path path = folder.resolve("made.root");
    try (RootWriter out = RootWriter.create(path)) {
      out.write(
          "h", Histogram1D.of("h", "", Axis.of("x", 2, 0, 1), "", new double[4], new double[0]));
      out.directory("empty");
      try (TreeWriter tree = out.tree("a/b/t", "", Compression.none(), 400)) {
        tree.fill(Made.batch(Made.columns(300, 5)));
      }
      out.write("a/b/note", "one");
      out.write("a/b/note", "two");
    }
    file = ByteBuffer.wrap(Files.readAllBytes(path));
  }

  @Test
  void leavesNoGapBetweenRecordsAndTheEnd() {
    List<Head> records = records();

    assertEquals(file.capacity(), file.getInt(12), "fEND");
    assertTrue(records.size() > 100, "baskets of every branch");
  }

  @Test
  void listsEveryObjectInItsDirectoryOnce() {
    List<String> listed = new ArrayList<>();
    list(BEGIN, file.getInt(28), "", listed);

    assertEquals(
        List.of(
            "TH1D h;1",
            "TDirectory empty;1",
            "TDirectory a;1",
            "TDirectory a/b;1",
            "TTree a/b/t;1",
            "TObjString a/b/note;1",
            "TObjString a/b/note;2"),
        listed);
  }

  @Test
  void saysThatTheSpaceBehindTheEndIsFree() {
    int seek = file.getInt(16);
    Head free = head(seek);

    assertEquals(free.length(), file.getInt(20), "fNbytesFree");
    assertEquals(1, file.getInt(24), "nfree");
    int body = seek + free.keyLength();
    assertEquals(1, file.getShort(body));
    assertEquals(file.getInt(12), file.getInt(body + 2), "first free byte");
    assertEquals(2_000_000_000, file.getInt(body + 6), "last free byte");
    assertEquals(file.getInt(12), free.at() + free.length(), "the free list is the last record");
  }

  @Test
  void putsTheDescriptionsOfClassesWhereTheHeadSays() {
    int seek = file.getInt(37);
    Head info = head(seek);

    assertEquals("StreamerInfo", info.name());
    assertEquals(info.length(), file.getInt(41), "fNbytesInfo");
  }

  @Test
  void givesBasketsTheOffsetsOfTheirEntries() {
    for (Head basket : records()) {
      if (basket.kind().equals("TBasket") && basket.name().equals("v_i16")) {
        int tail = basket.at() + basket.keyLength();
        int entries = file.getInt(tail - 9);
        int last = file.getInt(tail - 5);
        int table = basket.at() + last;
        assertEquals(entries + 1, file.getInt(table));
        for (int i = 0; i < entries; i++) {
          int begin = file.getInt(table + 4 + 4 * i);
          int end = i + 1 < entries ? file.getInt(table + 8 + 4 * i) : last;
          int at = basket.at() + begin;
          assertEquals(end - begin - 4, file.getInt(at) & ~0x40000000, "byte count of the vector");
          assertEquals((end - begin - 10) / 2, file.getInt(at + 6), "size of the vector");
        }
      }
    }
  }

  private List<Head> records() {
    List<Head> records = new ArrayList<>();
    int at = BEGIN;
    while (at < file.capacity()) {
      Head head = head(at);
      assertEquals(at, file.getInt(at + 18), "fSeekKey of " + head);
      records.add(head);
      at += head.length();
    }
    assertEquals(file.capacity(), at);
    return records;
  }

  /** Follows a directory's record to its keys, and theirs to the records they name. */
  private void list(int seek, int nameLength, String path, List<String> listed) {
    int record = seek + nameLength;
    assertEquals(nameLength, file.getInt(record + 14), "fNbytesName");
    assertEquals(seek, file.getInt(record + 18), "fSeekDir");
    int seekKeys = file.getInt(record + 26);
    Head keys = head(seekKeys);
    assertEquals(keys.length(), file.getInt(record + 10), "fNbytesKeys");
    int at = seekKeys + keys.keyLength();
    int count = file.getInt(at);
    at += 4;
    for (int i = 0; i < count; i++) {
      Head copy = head(at);
      Head own = head(file.getInt(at + 18));
      assertEquals(own.length(), copy.length());
      assertEquals(own.name(), copy.name());
      assertEquals(seek, own.parent());
      listed.add(own.kind() + " " + path + own.name() + ";" + own.cycle());
      if (own.kind().equals("TDirectory")) {
        list(own.at(), own.keyLength(), path + own.name() + "/", listed);
      }
      at += copy.keyLength();
    }
    assertEquals(seekKeys + keys.length(), at);
  }

  private Head head(int at) {
    int text = at + 26;
    String kind = string(text);
    String name = string(text + 1 + kind.length());
    return new Head(
        at,
        file.getInt(at),
        file.getInt(at + 6),
        file.getShort(at + 14),
        file.getShort(at + 16),
        file.getInt(at + 22),
        kind,
        name);
  }

  private String string(int at) {
    byte[] bytes = new byte[file.get(at)];
    file.get(at + 1, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
