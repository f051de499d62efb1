package hep.rootio.internal.remote;

import hep.rootio.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** Reads an address in a JVM of its own and prints a checksum of it, or why not. */
final class SecureReader {
  private SecureReader() {}

  public static void main(String[] args) throws IOException {
    try (InputStream in = Bytes.open(args[0])) {
      CRC32 crc = new CRC32();
      crc.update(in.readAllBytes());
      System.out.println(Long.toHexString(crc.getValue()));
    } catch (UncheckedIOException e) {
      System.out.println(e.getMessage());
    }
  }
}
