package hep.learners.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.Initializer;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
  @TempDir private Path folder;

  private static Parameters network(long seed) {
    Parameters parameters = Parameters.seeded(seed);
    parameters.in("a").weight("weight", Initializer.normal(1), 3, 4);
    parameters.in("a").statistic("mean", 0.5f, 4);
    return parameters;
  }

  private static ModelFile model(Parameters parameters) {
    Transform transform = new Transform(Transform.Function.SIGNED_LOG, 0.25, 1.5, 6);
    InputGroup tracks =
        new InputGroup(
            "tracks",
            true,
            List.of(new Input("d0", "mm", transform, -3.5, 7.25), Input.named("charge")));
    return new ModelFile(
        "flavour-tagging",
        Map.of("width", "64"),
        List.of(tracks),
        List.of("b", "c"),
        new Provenance(7, "1.0", Map.of("in.root", "ab12"), Map.of("training_jets", "100")),
        ModelSummary.of("layer", "Linear", 2, 14, 28).in("first"),
        ModelFile.weightsOf(parameters));
  }

  @Test
  void readsBackWhatItWrote() {
    Path file = folder.resolve("model.kaon");
    ModelFile written = model(network(1));
    written.save(file);
    ModelFile read = ModelFile.open(file);
    assertEquals(written.task(), read.task());
    assertEquals(written.architecture(), read.architecture());
    assertEquals(written.inputs(), read.inputs());
    assertEquals(written.outputs(), read.outputs());
    assertEquals(written.provenance(), read.provenance());
    assertEquals(written.summary(), read.summary());
    Parameters other = network(2);
    read.restore(other);
    assertArrayEquals(network(1).values(), other.values());
    assertFalse(Files.exists(folder.resolve("model.kaon.part")));
  }

  @Test
  void equalModelsAreEqualFilesWhateverTheOrderOfTheirSettings() throws IOException {
    ModelFile model = model(network(1));
    Map<String, String> rising = new LinkedHashMap<>();
    Map<String, String> falling = new LinkedHashMap<>();
    for (int i = 0; i < 9; i++) {
      rising.put("setting" + i, "x");
      falling.put("setting" + (8 - i), "x");
    }
    for (Map<String, String> settings : List.of(rising, falling)) {
      new ModelFile(
              model.task(),
              settings,
              model.inputs(),
              model.outputs(),
              model.provenance(),
              model.summary(),
              model.weights())
          .save(folder.resolve(settings.keySet().iterator().next()));
    }
    assertEquals(-1, Files.mismatch(folder.resolve("setting0"), folder.resolve("setting8")));
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    Path file = folder.resolve("model.kaon");
    model(network(1)).save(file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut.kaon"), java.util.Arrays.copyOf(whole, length));
      assertThrows(ModelFormatException.class, () -> ModelFile.open(cut), "cut to " + length);
    }
  }

  @Test
  void refusesEveryChangedBit() throws IOException {
    Path file = folder.resolve("model.kaon");
    model(network(1)).save(file);
    byte[] whole = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Path flipped = Files.write(folder.resolve("flipped.kaon"), changed);
      ModelFormatException refusal =
          assertThrows(ModelFormatException.class, () -> ModelFile.open(flipped));
      assertTrue(refusal.toString().contains("flipped.kaon"), refusal.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|JSON",
        "{\"a\"|JSON",
        "{}{}|JSON",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|begins at byte 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|begins at byte 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|takes 8 bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|but 8 follow",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647,2147483647],\"data_offsets\":[0,8]}}|too large",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}|negative",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,2],\"data_offsets\":[0,8]}}|more than 8 dimensions",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}|type F64",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}|lacks",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"code\":\"x\"}}|property other",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[8,8]}}|twice",
        "{\"\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}|0 characters",
        "{\"__metadata__\":{\"a\":1}}|one text",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}|no trailer",
        "{\"kaon.trailer\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]}}|trailer takes 12",
      })
  void refusesACraftedHeader(String header, String reason) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    Path file = Files.write(folder.resolve("crafted.kaon"), bytes.array());
    ModelFormatException refusal =
        assertThrows(ModelFormatException.class, () -> ModelFile.open(file));
    assertTrue(refusal.toString().contains(reason), refusal.toString());
  }

  @Test
  void refusesAHeaderLengthBeyondTheBound() throws IOException {
    for (long length : new long[] {-1, 0, 1, (1 << 20) + 1, Long.MAX_VALUE}) {
      ByteBuffer bytes =
          ByteBuffer.allocate(1 << 21).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
      Path file = Files.write(folder.resolve("long.kaon"), bytes.array());
      ModelFormatException refusal =
          assertThrows(ModelFormatException.class, () -> ModelFile.open(file));
      assertTrue(refusal.toString().contains("header of " + length), refusal.toString());
    }
  }

  @Test
  void refusesAWeightThatIsNotFinite() {
    Path file = folder.resolve("nan.kaon");
    new TensorFile(Map.of("w", new Tensor(new float[] {1, Float.NaN}, 2)), Map.of()).write(file);
    ModelFormatException refusal =
        assertThrows(ModelFormatException.class, () -> ModelFile.open(file));
    assertTrue(refusal.toString().contains("weight w"), refusal.toString());
  }

  @Test
  void refusesADescriptionOfAnotherKind() {
    Path file = folder.resolve("odd.kaon");
    for (String description :
        List.of("[]", "{}", "nonsense{", "{\"format\":2}", "{\"format\":1,\"inputs\":3}")) {
      new TensorFile(Map.of(), Map.of(ModelFile.DESCRIPTION, description)).write(file);
      assertThrows(ModelFormatException.class, () -> ModelFile.open(file), description);
    }
    new TensorFile(Map.of(), Map.of()).write(file);
    assertThrows(ModelFormatException.class, () -> ModelFile.open(file));
  }

  @Test
  void namesTheWeightThatDoesNotFit() {
    ModelFile model = model(network(1));
    Parameters wider = Parameters.seeded(1);
    wider.in("a").weight("weight", Initializer.zeros(), 3, 5);
    wider.in("a").statistic("mean", 0, 4);
    assertEquals(
        "Weight a/weight of the model has shape [3, 4], this network needs [3, 5].",
        assertThrows(IllegalArgumentException.class, () -> model.restore(wider)).getMessage());
    Parameters smaller = Parameters.seeded(1);
    smaller.in("a").weight("weight", Initializer.zeros(), 3, 4);
    assertEquals(
        "The model has a weight a/mean, which this network does not know.",
        assertThrows(IllegalArgumentException.class, () -> model.restore(smaller)).getMessage());
  }

  @Test
  void bindsInputsByNameAndNamesTheNearestColumn() {
    InputGroup tracks = model(network(1)).group("tracks");
    assertArrayEquals(new int[] {2, 0}, tracks.bind(List.of("charge", "z0", "d0")));
    UnknownInputException missing =
        assertThrows(UnknownInputException.class, () -> tracks.bind(List.of("Charge", "z0", "d0")));
    assertEquals("charge", missing.input());
    assertEquals(
        "The model needs input charge of tracks, which is not there; the nearest name is Charge.",
        missing.getMessage());
  }

  @Test
  void transformsAsWritten() {
    Transform log = new Transform(Transform.Function.LOG, 1, 2, 3);
    assertEquals((float) ((Math.log(5) - 1) / 2), log.apply(5), 1e-6f);
    assertEquals(-3, log.apply(1e-30));
    assertEquals(-0.5f, new Transform(Transform.Function.IDENTITY, 2, 4, 10).apply(0));
    assertEquals(
        (float) -Math.log(4),
        new Transform(Transform.Function.SIGNED_LOG, 0, 1, 9).apply(-3),
        1e-6f);
  }

  @Test
  void keepsTheTrailerOfTheWholeContent() throws IOException {
    Path file = folder.resolve("model.kaon");
    model(network(1)).save(file);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer trailer =
        ByteBuffer.wrap(bytes, bytes.length - 12, 12).order(ByteOrder.LITTLE_ENDIAN);
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - 12);
    assertEquals(bytes.length - 12, trailer.getLong());
    assertEquals((int) crc.getValue(), trailer.getInt());
  }
}
