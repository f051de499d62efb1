package hep.macros.internal;

import hep.analysis.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files behind {@code FILE[:TREE]} and {@code GLOB[:TREE]}, and their checksums. */
public final class InputFiles {
  private InputFiles() {}

  /**
   * The files that a specification names, sorted.
   *
   * @throws InputException where there is none; names the nearest
   */
  public static List<Path> of(String spec) {
    Path whole = Path.of(spec);
    int colon = spec.indexOf(':', spec.lastIndexOf('/') + 1);
    Path file = Files.exists(whole) || colon < 0 ? whole : Path.of(spec.substring(0, colon));
    if (Files.isDirectory(file)) {
      throw new InputException(
          "input %s is a folder; give its files, such as %s/*.root.".formatted(file, file));
    }
    if (Files.exists(file)) {
      return List.of(file);
    }
    Path folder = file.toAbsolutePath().getParent();
    String pattern = file.getFileName().toString();
    List<String> names = folder == null ? List.of() : names(folder, "*");
    if (pattern.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0)) {
      List<Path> found = new ArrayList<>();
      Path given = file.getParent();
      if (folder != null) {
        names(folder, pattern)
            .forEach(name -> found.add(given == null ? Path.of(name) : given.resolve(name)));
      }
      if (!found.isEmpty()) {
        return found;
      }
      throw new InputException("input %s matches no file.".formatted(file));
    }
    throw new InputException(
        "input %s does not exist%s".formatted(file, Nearest.hint(pattern, names)));
  }

  /** Size and SHA-256 of each file that the specifications name. */
  public static Map<Path, Checksum> checksums(List<String> specs) {
    Map<Path, Checksum> sums = new LinkedHashMap<>();
    for (String spec : specs) {
      for (Path file : of(spec)) {
        sums.computeIfAbsent(file, InputFiles::checksum);
      }
    }
    return sums;
  }

  /**
   * What a file held.
   *
   * @param bytes its size
   * @param sha256 in hexadecimal
   */
  public record Checksum(long bytes, String sha256) {}

  private static Checksum checksum(Path file) {
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

  private static List<String> names(Path folder, String pattern) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException _) {
      return List
          .of(); // a folder that cannot be listed has no names to suggest; the caller then says
      // what is missing
    }
    Collections.sort(names);
    return names;
  }
}
