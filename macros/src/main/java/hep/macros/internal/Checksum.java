package hep.macros.internal;

import hep.analysis.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file held.
 *
 * @param bytes its size
 * @param sha256 in hexadecimal
 */
public record Checksum(long bytes, String sha256) {
  /**
   * Those of all files that the specifications name.
   *
   * @throws InputException where a file is not there or cannot be read
   */
  public static Map<Path, Checksum> ofAll(List<String> specs) {
    Map<Path, Checksum> sums = new LinkedHashMap<>();
    for (String spec : specs) {
      for (Path file : FileSpec.of(spec).files()) {
        sums.computeIfAbsent(file, Checksum::of);
      }
    }
    return sums;
  }

  private static Checksum of(Path file) {
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        bytes += n;
      }
      return new Checksum(bytes, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw new InputException(
          "input %s cannot be read: %s.".formatted(file, IoReason.plain(e)), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
