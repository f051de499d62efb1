package hep.macros.internal;

import hep.analysis.InputException;
import hep.rootio.RootFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a file held.
 *
 * @param bytes its size
 * @param sha256 in hexadecimal; empty for a file on a server, of which only parts are read
 */
public record Checksum(long bytes, String sha256) {
  /**
   * Those of all files that the specifications name.
   *
   * @throws InputException where a file is not there or cannot be read
   */
  public static Map<String, Checksum> ofAll(List<String> specs) {
    Map<String, Checksum> sums = new LinkedHashMap<>();
    for (String spec : specs) {
      FileSpec input = FileSpec.of(spec);
      for (String file : input.locations()) {
        sums.computeIfAbsent(
            file, location -> input.remote() ? ofServer(location) : of(Path.of(location)));
      }
    }
    return sums;
  }

  /**
   * Test files that hold the same bytes as an input file and are asked for the same tree, so that
   * what was learned would be judged by itself.
   */
  public static List<String> learnedFrom(
      List<String> inputs, List<String> tests, Map<String, Checksum> sums) {
    Set<String> learned = new HashSet<>();
    inputs.forEach(spec -> learned.addAll(contents(FileSpec.of(spec), sums).values()));
    List<String> both = new ArrayList<>();
    for (String spec : tests) {
      contents(FileSpec.of(spec), sums)
          .forEach((location, content) -> {
            if (learned.contains(content)) {
              both.add(location);
            }
          });
    }
    return both;
  }

  private static Map<String, String> contents(FileSpec spec, Map<String, Checksum> sums) {
    Map<String, String> contents = new LinkedHashMap<>();
    for (String location : spec.locations()) {
      String sum = Objects.requireNonNull(sums.get(location)).sha256();
      contents.put(location, (sum.isEmpty() ? location : sum) + ":" + spec.tree());
    }
    return contents;
  }

  private static Checksum ofServer(String location) {
    try (RootFile file = RootFile.open(location)) {
      return new Checksum(file.bytes(), "");
    } catch (UncheckedIOException e) {
      throw new InputException("input %s".formatted(e.getMessage()), e);
    }
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
