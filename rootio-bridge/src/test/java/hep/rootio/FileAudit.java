package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What readers forgive and ROOT's writing does not: records follow each other without a hole, the
 * free list is the gaps between them and the end, and directories list the records that are there.
 * Goes by the bytes of a small file alone.
 *
 * @see <a href="https://root.cern/doc/master/classTFile.html">TFile: the format of a ROOT file</a>
 */
final class FileAudit {
  private static final int BEGIN = 100;

  private final ByteBuffer file;
  private final Map<Integer, Key> records = new LinkedHashMap<>();
  private final Map<Integer, Integer> gaps = new TreeMap<>();

  private record Key(
      int at,
      int bytes,
      int length,
      int keyLength,
      int cycle,
      int seek,
      int seekDirectory,
      String className,
      String name) {}

  private FileAudit(ByteBuffer file) {
    this.file = file;
  }

  /** Checks a file below 2 GB. */
  static void check(Path path) throws IOException {
    FileAudit audit = new FileAudit(ByteBuffer.wrap(Files.readAllBytes(path)));
    audit.records();
    audit.freeList();
    audit.descriptions();
    int listed = audit.directory(BEGIN);
    long objects =
        audit.records.values().stream()
            .filter(r -> r.at() != BEGIN && r.at() != audit.file.getInt(16))
            .filter(r -> !r.className().equals("TBasket") && !r.className().equals("RBlob"))
            .filter(r -> !r.name().equals("StreamerInfo"))
            .filter(r -> !audit.isKeyList(r))
            .count();
    assertEquals(objects, listed, "objects in the file that directories list");
  }

  /** Lists of keys are the records that a directory names; they have the directory's own name. */
  private boolean isKeyList(Key record) {
    return lists.contains(record.at());
  }

  private final List<Integer> lists = new ArrayList<>();

  private void records() {
    int at = BEGIN;
    while (at < file.capacity()) {
      int length = file.getInt(at);
      assertTrue(length != 0, "a record or a gap at byte " + at);
      if (length < 0) {
        gaps.put(at, at - length - 1);
      } else {
        Key key = key(at, at);
        assertEquals(at, key.seek(), "the place that the record at byte " + at + " gives itself");
        records.put(at, key);
      }
      at += Math.abs(length);
    }
    assertEquals(file.capacity(), at, "the end of the last record");
    assertEquals(file.capacity(), file.getInt(12), "fEND");
  }

  private Key key(int at, int start) {
    boolean wide = file.getShort(start + 4) > 1000; // 64-bit places
    int text = start + (wide ? 34 : 26);
    String className = text(text);
    text += 1 + className.length();
    return new Key(
        at,
        file.getInt(start),
        file.getInt(start + 6),
        file.getShort(start + 14),
        file.getShort(start + 16),
        (int) (wide ? file.getLong(start + 18) : file.getInt(start + 18)),
        (int) (wide ? file.getLong(start + 26) : file.getInt(start + 22)),
        className,
        text(text));
  }

  private String text(int at) {
    int length = file.get(at) & 0xFF;
    assertTrue(length < 255, "a short name at byte " + at);
    byte[] name = new byte[length];
    file.get(at + 1, name);
    return new String(name, StandardCharsets.UTF_8);
  }

  private void freeList() {
    int seek = file.getInt(16);
    Key list = records.get(seek);
    assertTrue(list != null, "a record at fSeekFree");
    assertEquals(list.bytes(), file.getInt(20), "fNbytesFree");
    Map<Integer, Integer> free = new TreeMap<>();
    int segments = file.getInt(24);
    int at = seek + list.keyLength();
    for (int i = 0; i < segments - 1; i++, at += 10) {
      free.put(file.getInt(at + 2), file.getInt(at + 6));
    }
    assertEquals(gaps, free, "the free list and the gaps");
    assertEquals(file.capacity(), file.getInt(at + 2), "the free stretch behind the end");
    assertEquals(2_000_000_000, file.getInt(at + 6), "its end");
    assertEquals(seek + list.bytes(), at + 10, "the end of the free list");
  }

  private void descriptions() {
    Key infos = records.get(file.getInt(37));
    assertTrue(infos != null && infos.name().equals("StreamerInfo"), "fSeekInfo");
    assertEquals(infos.bytes(), file.getInt(41), "fNbytesInfo");
  }

  /** Checks a directory and those below it; gives how many objects they list. */
  private int directory(int seek) {
    Key own = records.get(seek);
    assertTrue(own != null, "a directory at byte " + seek);
    int record = seek + (seek == BEGIN ? file.getInt(28) : own.keyLength());
    assertEquals(seek, file.getInt(record + 18), "fSeekDir");
    int seekKeys = file.getInt(record + 26);
    Key list = records.get(seekKeys);
    assertTrue(list != null, "a list of keys at byte " + seekKeys);
    lists.add(seekKeys);
    assertEquals(list.bytes(), file.getInt(record + 10), "fNbytesKeys");
    int at = seekKeys + list.keyLength();
    int count = file.getInt(at);
    at += 4;
    int listed = count;
    for (int i = 0; i < count; i++) {
      int there = file.getInt(at + 18);
      Key key = key(there, at);
      assertEquals(records.get(there), key, "the key as listed and before its object");
      assertEquals(seek, key.seekDirectory(), "the directory of " + key.name());
      if (key.className().startsWith("TDirectory")) {
        listed += directory(there);
      }
      at += key.keyLength();
    }
    assertEquals(seekKeys + list.bytes(), at, "the end of the list of keys");
    return listed;
  }
}
