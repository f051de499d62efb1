package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
  @TempDir private Path folder;

  @Test
  void refusesColumnsOfDifferentLengths() {
    Batch batch = new Batch().column("pt", new float[3]);

    assertRefused(
        "column 'eta' has 4 entries, column 'pt' before it has 3",
        () -> batch.column("eta", new double[4]));
  }

  @Test
  void refusesANameTwice() {
    Batch batch = new Batch().column("pt", new float[3]);

    assertRefused("column 'pt' is given twice", () -> batch.column("pt", new int[3]));
  }

  @Test
  void refusesABlankName() {
    assertRefused(
        "a column needs a name, found a blank one", () -> new Batch().column(" ", new int[3]));
  }

  @Test
  void refusesACounterThatIsGivenAsAColumn() {
    Batch batch = new Batch().column("x", "n", new int[] {0, 2}, new float[2]);

    assertRefused(
        "column 'n' is the counter of jagged columns and is written by itself",
        () -> batch.column("n", new int[1]));
  }

  @Test
  void refusesOtherOffsetsUnderTheSameCounter() {
    Batch batch = new Batch().column("x", "n", new int[] {0, 2, 3, 5}, new float[5]);

    assertRefused(
        "column 'y' shares counter 'n' but has another number of elements in entry 1",
        () -> batch.column("y", "n", new int[] {0, 2, 4, 5}, new float[5]));
  }

  @Test
  void refusesOffsetsThatDecrease() {
    int[] offsets = {0, 3, 1, 4};
    String sentence = "column 'x': offsets must not decrease, found 1 after 3 at entry 1";
    assertRefused(sentence, () -> new Batch().column("x", "n", offsets, new float[4]));
    Jagged jagged = new Jagged(offsets, new FloatColumn(new float[4]));
    assertRefused(sentence, () -> new Batch().column("x", jagged));
    assertRefused(sentence, () -> new Batch().column("x", new Jagged(new int[] {0, 1, 3}, jagged)));
    StringColumn strings = new StringColumn(offsets, new byte[4]);
    assertRefused(sentence, () -> new Batch().column("x", strings));
  }

  @Test
  void refusesStringsThatAreNotThere() {
    StringColumn tooLong = new StringColumn(new int[] {0, 5}, new byte[4]);
    assertRefused(
        "column 's': expected offsets from 0 to 4, found 0 to 5",
        () -> new Batch().column("s", tooLong));
    String[] none = {"a", null};
    assertRefused(
        "column 's': entry 1 has no string; give an empty one",
        () -> new Batch().column("s", none));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "a/b", "a b", "a\\b", "a\tb"})
  void refusesNamesThatRootDoesNotTakeInAnRNTuple(String name) {
    RootWriter out = RootWriter.create(folder.resolve("x.root"));
    TreeWriter tuple = out.tuple("t", "");
    assertRefused(
        "field '"
            + name
            + "': names in an RNTuple have no dots, slashes, backslashes, spaces or control characters; 'a_b' would do",
        () -> tuple.fill(new Batch().column(name, new float[2])));
    out.discard();
  }

  static Stream<Arguments> secondBatches() {
    int[] offsets = {0, 1, 3};
    return Stream.of(
        Arguments.of(
            new Batch().column("pt", new float[2]).column("n", new int[2]),
            "tree 't': column 'n' began with counter 'n', found no counter"),
        Arguments.of(
            new Batch().column("pt", new double[2]).column("x", "n", offsets, new float[3]),
            "tree 't': column 'pt' began as float32, found float64"),
        Arguments.of(
            new Batch().column("pt", new float[2]).column("x", "n", offsets, new int[3]),
            "tree 't': column 'x' began as jagged(float32), found jagged(int32)"),
        Arguments.of(
            new Batch().column("x", "n", offsets, new float[3]),
            "tree 't': this batch lacks column 'pt'"),
        Arguments.of(
            new Batch()
                .column("pt", new float[2])
                .column("x", "n", offsets, new float[3])
                .column("ptt", new int[2]),
            "tree 't' has no branch 'ptt'; nearest: pt, n, x"));
  }

  @ParameterizedTest
  @MethodSource("secondBatches")
  void refusesASecondBatchUnlikeTheFirst(Batch second, String sentence) {
    RootWriter out = RootWriter.create(folder.resolve("x.root"));
    TreeWriter tree = out.tree("t", "");
    int[] offsets = {0, 0, 4};
    tree.fill(new Batch().column("pt", new float[2]).column("x", "n", offsets, new float[4]));

    RuntimeException thrown = assertThrows(RuntimeException.class, () -> tree.fill(second));

    assertEquals(sentence, thrown.getMessage());
    out.discard();
  }

  @Test
  void refusesAColumnThatNoBranchCanHold() {
    RootWriter out = RootWriter.create(folder.resolve("x.root"));
    TreeWriter tree = out.tree("t", "");
    Column jaggedStruct = new Jagged(new int[] {0, 1}, new Struct("", 1, List.of(), List.of()));

    assertRefused(
        "tree 't': column 's' of " + jaggedStruct.type() + " cannot be written as a branch",
        () -> tree.fill(new Batch().column("s", jaggedStruct)));
    out.discard();
  }

  private static void assertRefused(String sentence, Runnable step) {
    IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, step::run);
    assertEquals(sentence, thrown.getMessage());
  }
}
