package hep.learners.model;

import hep.learners.Tensor;
import hep.learners.internal.files.AtomicFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Named tensors and named texts in one file in the <a
 * href="https://github.com/huggingface/safetensors#format">safetensors</a> layout: the length of
 * the header in eight bytes, a JSON header of at most 1 MiB, and the little-endian floats.
 *
 * <p>The last tensor, {@value #TRAILER}, holds the number of bytes before it and their CRC-32C, so
 * a file that was cut or changed is refused. Reading runs no code from the file and allocates no
 * more than the file is long.
 *
 * @param tensors in the order of the file
 * @param metadata texts by name
 */
public record TensorFile(Map<String, Tensor> tensors, Map<String, String> metadata) {
  /** The first bytes of a ROOT file, the last one first. */
  private static final int ROOT = 'r' | 'o' << 8 | 'o' << 16 | 't' << 24;

  static final String TRAILER = "kaon.trailer";
  private static final int TRAILER_BYTES = Long.BYTES + Integer.BYTES;
  private static final int BUFFER = 1 << 16;

  /**
   * Writes the file whole or not at all: to a temporary file that is forced to the disk and
   * renamed.
   *
   * @throws IllegalArgumentException if the header would exceed 1 MiB
   * @throws UncheckedIOException if writing fails
   */
  public void write(Path file) {
    List<TensorHeader.Entry> entries = new ArrayList<>();
    long at = 0;
    for (Map.Entry<String, Tensor> each : tensors.entrySet()) {
      long end = at + (long) Float.BYTES * each.getValue().data().length;
      entries.add(new TensorHeader.Entry(each.getKey(), "F32", each.getValue().shape(), at, end));
      at = end;
    }
    entries.add(
        new TensorHeader.Entry(TRAILER, "U8", new int[] {TRAILER_BYTES}, at, at + TRAILER_BYTES));
    byte[] header = new TensorHeader(entries, metadata).toJson().getBytes(StandardCharsets.UTF_8);
    if (header.length > TensorHeader.MOST_BYTES) {
      throw new IllegalArgumentException(
          "The header of a model takes at most "
              + TensorHeader.MOST_BYTES
              + " bytes, this one "
              + header.length
              + ".");
    }
    try {
      AtomicFile.write(file, channel -> writeTo(channel, header));
    } catch (IOException e) {
      throw new UncheckedIOException("Writing " + file + " failed: " + e.getMessage(), e);
    }
  }

  private void writeTo(FileChannel channel, byte[] header) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.max(BUFFER, Long.BYTES + header.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(header.length).put(header);
    drain(channel, buffer, crc);
    for (Tensor tensor : tensors.values()) {
      float[] data = tensor.data();
      for (int from = 0; from < data.length; from += BUFFER / Float.BYTES) {
        int length = Math.min(BUFFER / Float.BYTES, data.length - from);
        buffer.asFloatBuffer().put(data, from, length);
        buffer.position(length * Float.BYTES);
        drain(channel, buffer, crc);
      }
    }
    buffer.putLong(channel.position()).putInt((int) crc.getValue());
    drain(channel, buffer, crc);
  }

  private static void drain(FileChannel channel, ByteBuffer buffer, CRC32C crc) throws IOException {
    buffer.flip();
    crc.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /**
   * Reads and checks a file.
   *
   * @throws ModelFormatException if it is not such a file, or was cut or changed
   * @throws UncheckedIOException if it cannot be read
   */
  public static TensorFile read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(file, channel);
    } catch (EOFException e) {
      throw new ModelFormatException(file, "it ends too early", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + file + " failed: " + e, e);
    }
  }

  private static TensorFile read(Path file, FileChannel channel) throws IOException {
    CRC32C crc = new CRC32C();
    long size = channel.size();
    ByteBuffer start = fill(channel, ByteBuffer.allocate(Long.BYTES), crc);
    long length = start.getLong();
    if ((int) length == ROOT) {
      throw new ModelFormatException(file, "it is a ROOT file");
    }
    if (length < 2 || length > TensorHeader.MOST_BYTES || length > size - Long.BYTES) {
      throw new ModelFormatException(
          file,
          "its first eight bytes give a header of "
              + length
              + " bytes, possible are 2 to "
              + Math.min(TensorHeader.MOST_BYTES, size - Long.BYTES));
    }
    String text = decode(file, fill(channel, ByteBuffer.allocate((int) length), crc));
    TensorHeader header = TensorHeader.parse(file, text, size - Long.BYTES - length);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    boolean checked = false;
    for (TensorHeader.Entry entry : header.entries()) {
      if (checked) {
        throw new ModelFormatException(file, "tensor " + entry.name() + " lies behind the trailer");
      }
      if (entry.name().equals(TRAILER)) {
        requireTrailer(file, channel, entry, crc);
        checked = true;
      } else if (entry.type().equals("F32")) {
        tensors.put(
            entry.name(), new Tensor(floats(channel, (int) entry.size(), crc), entry.shape()));
      } else {
        throw new ModelFormatException(
            file, "tensor " + entry.name() + " has type " + entry.type() + ", readable is F32");
      }
    }
    if (!checked) {
      throw new ModelFormatException(file, "it has no trailer named " + TRAILER);
    }
    return new TensorFile(tensors, header.metadata());
  }

  private static void requireTrailer(
      Path file, FileChannel channel, TensorHeader.Entry entry, CRC32C crc) throws IOException {
    if (entry.end() - entry.begin() != TRAILER_BYTES) {
      throw new ModelFormatException(
          file,
          "its trailer takes " + TRAILER_BYTES + " bytes, found " + (entry.end() - entry.begin()));
    }
    long before = channel.position();
    int expected = (int) crc.getValue();
    ByteBuffer trailer = fill(channel, ByteBuffer.allocate(TRAILER_BYTES), crc);
    long length = trailer.getLong();
    int found = trailer.getInt();
    if (length != before || found != expected) {
      throw new ModelFormatException(
          file,
          String.format(
              "its checksum is that of other content (%08x over %d bytes, expected %08x over %d)",
              expected, before, found, length));
    }
  }

  private static float[] floats(FileChannel channel, int size, CRC32C crc) throws IOException {
    float[] data = new float[size];
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    for (int from = 0; from < size; from += BUFFER / Float.BYTES) {
      int length = Math.min(BUFFER / Float.BYTES, size - from);
      fill(channel, buffer.clear().limit(length * Float.BYTES), crc)
          .asFloatBuffer()
          .get(data, from, length);
    }
    return data;
  }

  private static ByteBuffer fill(FileChannel channel, ByteBuffer buffer, CRC32C crc)
      throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    buffer.flip();
    crc.update(buffer.duplicate());
    return buffer.order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String decode(Path file, ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new ModelFormatException(file, "its header is not UTF-8 text", e);
    }
  }
}
