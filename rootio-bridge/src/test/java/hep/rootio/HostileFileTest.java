package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken files: whatever is changed, only a RootFormatException may come out, and soon. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileFileTest {
  private static final String[] SMALL = {
    "uproot-simple.root",
    "uproot-leaflist.root",
    "uproot-foriter.root",
    "uproot-issue33.root",
    "uproot-vectorVectorDouble.root",
    "uproot-issue-40.root",
    "uproot-stl_containers.root",
    "uproot-issue31.root",
    "test_stl_containers_rntuple_v1-0-0-0.root",
    "test_extension_columns_rntuple_v1-0-0-0.root",
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void survivesFlippedBits(int which) throws IOException {
    byte[] whole = Files.readAllBytes(TestData.path("rootio/" + SMALL[which]));
    List<String> unexpected = new ArrayList<>();
    int step = Math.max(1, whole.length * 8 / 400);
    for (int bit = which; bit < whole.length * 8; bit += step) {
      byte[] broken = whole.clone();
      broken[bit / 8] ^= (byte) (1 << (bit % 8));
      readAll(broken, SMALL[which] + " bit " + bit, unexpected);
    }
    assertEquals(List.of(), unexpected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void survivesBeingCut(int which) throws IOException {
    byte[] whole = Files.readAllBytes(TestData.path("rootio/" + SMALL[which]));
    List<String> unexpected = new ArrayList<>();
    int step = Math.max(1, whole.length / 80);
    for (int length = 0; length < whole.length; length += step) {
      readAll(Arrays.copyOf(whole, length), SMALL[which] + " cut at " + length, unexpected);
    }
    assertEquals(List.of(), unexpected);
  }

  @Test
  void saysWhatIsNoRootFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("text.root"), "this is no ROOT file, whatever its name says........");
    RootFormatException e =
        assertThrows(RootFormatException.class, () -> RootFile.open(file).close());
    assertEquals(0, e.offset());
    assertTrue(e.expected().contains("ROOT file"), e.expected());
  }

  private void readAll(byte[] bytes, String what, List<String> unexpected) throws IOException {
    Path file = folder.resolve("broken.root");
    Files.write(file, bytes);
    try {
      Digest.of(file);
    } catch (RuntimeException | Error e) {
      // The digest reports a RootFormatException; anything that reaches here is a bug.
      unexpected.add(
          what + ": " + e + " at " + (e.getStackTrace().length > 0 ? e.getStackTrace()[0] : ""));
    }
  }
}
