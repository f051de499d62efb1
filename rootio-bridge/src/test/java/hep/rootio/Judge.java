package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** JSROOT as an independent reader of what we write; see {@code judge.mjs}. */
final class Judge {
  private Judge() {}

  /**
   * What JSROOT finds in a file: branches, members of objects, warnings. Skips the test where
   * JSROOT or Node is not there.
   */
  static Map<String, String> read(Path file) throws IOException, InterruptedException {
    String jsroot = System.getProperty("jsroot.dir", System.getenv("JSROOT_DIR"));
    assumeTrue(
        jsroot != null && Files.isDirectory(Path.of(jsroot)),
        "skipped reading back with JSROOT: JSROOT_DIR names no folder of the npm package jsroot");
    Path script = Files.createTempFile("judge", ".mjs");
    try (var in = Judge.class.getResourceAsStream("judge.mjs")) {
      Files.write(script, in == null ? new byte[0] : in.readAllBytes());
    }
    try {
      ProcessBuilder builder = new ProcessBuilder("node", script.toString(), file.toString());
      builder.environment().put("JSROOT_DIR", String.valueOf(jsroot));
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      Process node = start(builder);
      String text = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, node.waitFor(), "JSROOT could not read " + file);
      Map<String, String> found = new LinkedHashMap<>();
      text.lines()
          .forEach(line -> {
            int tab = line.indexOf('\t');
            found.put(line.substring(0, tab), line.substring(tab + 1));
          });
      return found;
    } finally {
      Files.delete(script);
    }
  }

  private static Process start(ProcessBuilder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException e) {
      assumeTrue(false, "skipped reading back with JSROOT: node does not start");
      throw e;
    }
  }

  /** The line that the judge prints for a branch with these values. */
  static String line(Column column) {
    CRC32 values = new CRC32();
    CRC32 shape = new CRC32();
    int count = 0;
    for (int i = 0; i < column.length(); i++) {
      int here = walk(column, i, values);
      shape.update(ByteBuffer.allocate(4).putInt(0, here));
      count += here;
    }
    return "%d %d %x %x".formatted(column.length(), count, values.getValue(), shape.getValue());
  }

  private static int walk(Column column, int i, CRC32 crc) {
    return switch (column) {
      case StringColumn strings -> {
        crc.update((strings.string(i) + "\0").getBytes(StandardCharsets.UTF_8));
        yield 1;
      }
      case Jagged jagged -> walk(jagged.content(), jagged.start(i), jagged.end(i), crc);
      case Fixed fixed -> walk(fixed.content(), i * fixed.size(), (i + 1) * fixed.size(), crc);
      case Struct struct ->
          struct.columns().stream().mapToInt(member -> walk(member, i, crc)).sum();
      default -> {
        crc.update(ByteBuffer.allocate(8).putDouble(0, number(column, i)));
        yield 1;
      }
    };
  }

  private static double number(Column column, int i) {
    return switch (column) {
      case BooleanColumn c -> c.values()[i] ? 1 : 0;
      case ByteColumn c -> c.unsigned() ? c.values()[i] & 0xff : c.values()[i];
      case ShortColumn c -> c.unsigned() ? c.values()[i] & 0xffff : c.values()[i];
      case IntColumn c -> c.unsigned() ? Integer.toUnsignedLong(c.values()[i]) : c.values()[i];
      case LongColumn c -> c.values()[i];
      case FloatColumn c -> c.values()[i];
      case DoubleColumn c -> c.values()[i];
      default -> throw new AssertionError("no number: " + column.type());
    };
  }

  private static int walk(Column content, int start, int end, CRC32 crc) {
    int count = 0;
    for (int k = start; k < end; k++) {
      count += walk(content, k, crc);
    }
    return count;
  }
}
