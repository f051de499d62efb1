package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script {@code bin/kaon}, as far as it goes without a build. */
class LauncherTest {
  @TempDir private Path folder;
  private Path kaon = Path.of("");

  @BeforeEach
  void copyTheLauncherToAFolderWithABlank() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: no bash");
    Path bin = Files.createDirectories(folder.resolve("a house/bin"));
    kaon = Files.copy(Sources.ROOT.resolve("bin/kaon"), bin.resolve("kaon"));
    Files.setPosixFilePermissions(kaon, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void takesTheJdkThatKaonJavaHomeNames() throws Exception {
    Path jdk = jdk("jdk 25", "25.0.3");
    assertEquals(
        new Shell(0, jdk + "\n", ""), run(Map.of("KAON_JAVA_HOME", jdk.toString()), kaon, "--jdk"));
  }

  @Test
  void refusesAnOldJdkInOneSentence() throws Exception {
    Path jdk = jdk("old", "25.0.2");
    Shell shell = run(Map.of("KAON_JAVA_HOME", jdk.toString()), kaon, "doctor");
    assertEquals(
        new Shell(
            3,
            "",
            "kaon: KAON_JAVA_HOME is "
                + jdk
                + ", which is JDK 25.0.2; Kaon needs JDK 25.0.3 or newer.\n"),
        shell);
  }

  @Test
  void refusesAFolderThatHoldsNoJdk() throws Exception {
    Shell shell = run(Map.of("KAON_JAVA_HOME", folder.toString()), kaon, "doctor");
    assertEquals(
        new Shell(
            3,
            "",
            "kaon: KAON_JAVA_HOME is "
                + folder
                + ", which is no JDK; Kaon needs JDK 25.0.3 or newer.\n"),
        shell);
  }

  @Test
  void prefersJavaHomeAndPassesOverOneThatIsTooOld() throws Exception {
    Path young = jdk("young", "26.0.1");
    assertEquals(young + "\n", run(Map.of("JAVA_HOME", young.toString()), kaon, "--jdk").out());
    Path old = jdk("old", "17.0.9");
    String path = young.resolve("bin") + ":" + System.getenv("PATH");
    assertEquals(
        young + "\n", run(Map.of("JAVA_HOME", old.toString(), "PATH", path), kaon, "--jdk").out());
  }

  @Test
  void startsKaonThroughALinkWithTheFlagsAndDropsTheOneWarning() throws Exception {
    Path jdk = jdk("jdk", "25.0.4");
    Files.writeString(
        jdk.resolve("bin/java"),
        """
        #!/bin/bash
        printf '%s\\n' "$@"
        echo 'WARNING: Using incubator modules: jdk.incubator.vector' >&2
        echo 'WARNING: another' >&2
        sleep 0.5
        exit 7
        """);
    Path link = Files.createSymbolicLink(folder.resolve("k"), kaon);
    Shell shell =
        run(
            Map.of("KAON_JAVA_HOME", jdk.toString(), "KAON_OPTS", "-Xmx3g -Dx=*"),
            link,
            "run",
            "a b.java",
            "--seed",
            "1");
    assertEquals(7, shell.exitCode());
    assertEquals("WARNING: another\n", shell.err());
    List<String> lines = shell.out().lines().toList();
    String home = folder.resolve("a house").toRealPath().toString();
    assertTrue(
        lines.containsAll(List.of("-Xmx3g", "-Dx=*", "-Dkaon.home=" + home, home + "/lib")),
        shell.out());
    assertEquals(
        List.of("run", "a b.java", "--seed", "1"), lines.subList(lines.size() - 4, lines.size()));
  }

  @Test
  void takesTheArchiveOfClassesWhereThereIsOne() throws Exception {
    Path jdk = jdk("jdk", "25.0.4");
    Files.writeString(jdk.resolve("bin/java"), "#!/bin/bash\nprintf '%s\\n' \"$@\"\n");
    Map<String, String> environment = Map.of("KAON_JAVA_HOME", jdk.toString());
    String without = run(environment, kaon, "doctor").out();
    assertFalse(without.contains("SharedArchiveFile"), without);
    Path archive = archive(jdk, new byte[0]);
    List<String> with = run(environment, kaon, "doctor").out().lines().toList();
    assertTrue(with.contains("-XX:SharedArchiveFile=" + archive.toRealPath()), with::toString);
    assertEquals("doctor", with.getLast());
    archive(folder, new byte[0]); // of another JDK
    assertEquals(without, run(environment, kaon, "doctor").out());
  }

  @Test
  void startsWithoutAWordWhereTheArchiveOfClassesIsBroken() throws Exception {
    Path jdk = jdk("jdk", "25.0.4");
    // The true JVM, with the flags that Kaon gives it, but for Kaon's modules.
    Files.writeString(
        jdk.resolve("bin/java"),
        """
        #!/bin/bash
        for flag in "$@"; do
          case $flag in -X*) flags+=("$flag") ;; esac
        done
        exec '%s' "${flags[@]}" --version
        """
            .formatted(Path.of(System.getProperty("java.home"), "bin", "java")));
    Map<String, String> environment = Map.of("KAON_JAVA_HOME", jdk.toString());
    Shell plain = run(environment, kaon, "doctor");
    assertEquals(0, plain.exitCode(), plain.err());
    for (int size : new int[] {0, 10, 100_000}) {
      byte[] noise = new byte[size];
      Arrays.fill(noise, (byte) 77);
      archive(jdk, noise);
      Shell broken = run(environment, kaon, "doctor");
      assertEquals(plain.out().replace(", sharing", ""), broken.out().replace(", sharing", ""));
      assertEquals(0, broken.exitCode());
      assertEquals("", broken.err());
    }
  }

  private Path archive(Path jdk, byte[] contents) throws IOException {
    Path lib = Files.createDirectories(folder.resolve("a house/lib"));
    Files.writeString(lib.resolve(".kaon.jdk"), jdk + "\n");
    Path archive = Files.write(lib.resolve(".kaon.jsa"), contents);
    FileTime later = FileTime.from(Instant.now().plusSeconds(60)); // than the JDK
    return Files.setLastModifiedTime(archive, later);
  }

  private Path jdk(String name, String version) throws IOException {
    Path jdk = folder.resolve(name);
    Files.createDirectories(jdk.resolve("bin"));
    for (String tool : List.of("java", "javac")) {
      Path file = Files.writeString(jdk.resolve("bin").resolve(tool), "#!/bin/bash\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"Trial\"\nJAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  /**
   * Runs a command; its standard error goes through a pipe, which ends only with the last filter.
   */
  private Shell run(Map<String, String> environment, Path command, String... args)
      throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    String script =
        "out=$1 err=$2; shift 2; \"$@\" 2>&1 >\"$out\" | cat >\"$err\"; exit ${PIPESTATUS[0]}";
    ProcessBuilder builder =
        new ProcessBuilder(
            "bash", "-c", script, "bash", out.toString(), err.toString(), command.toString());
    builder.command().addAll(List.of(args));
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_HOME", "KAON_JAVA_HOME", "KAON_OPTS", "JAVA_OPTIONS"));
    builder.environment().putAll(environment);
    Process process = builder.directory(folder.toFile()).start();
    process.getOutputStream().close();
    int exitCode = process.waitFor();
    return new Shell(
        exitCode,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
