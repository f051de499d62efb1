package hep.macros.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The version of the sources.
 *
 * @param commit the commit's name
 * @param dirty whether a file differs from it
 */
public record GitState(String commit, boolean dirty) {
  /** That of a folder; none where it is no checkout, or git is not installed. */
  public static Optional<GitState> of(Path folder) {
    if (!Files.exists(folder.resolve(".git"))) {
      return Optional.empty();
    }
    Optional<String> commit = git(folder, "rev-parse", "HEAD");
    return commit.map(name ->
        new GitState(
            name.strip(),
            git(folder, "status", "--porcelain").map(text -> !text.isBlank()).orElse(true)));
  }

  private static Optional<String> git(Path folder, String... words) {
    ProcessBuilder builder = new ProcessBuilder("git", "-C", folder.toString());
    builder.command().addAll(List.of(words));
    try {
      Process git = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0
          ? Optional.of(said)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty(); // no git here
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
