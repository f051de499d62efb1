package hep.rootio.internal.rntuple;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.RootFormatException;
import hep.rootio.internal.bytes.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages put together by hand from the words of the specification. */
class PageDecoderTest {
  @Test
  void readsSplitZigzagNumbersFromTheMiddleOfAPage() {
    // 0, 1, 2, 510 stand for 0, -1, 1, 255; low bytes first, then high bytes
    byte[] page = {0, 1, 2, (byte) 0xFE, 0, 0, 0, 1};
    short[] out = new short[4];
    PageDecoder.shorts(ColumnType.SPLIT_INT16, PageBytes.of(page), 4, 1, 4, out, 1);
    assertArrayEquals(new short[] {0, -1, 1, 255}, out);
  }

  @Test
  void addsUpDifferencesFromTheStartOfThePage() {
    byte[] page = new byte[12]; // 300, 0, 5 as differences of 32 bits
    page[0] = 44;
    page[3] = 1;
    page[2] = 5;
    List<Long> found = new ArrayList<>();
    EndReader reader =
        new EndReader(
            new Place("file", "tuple"),
            false,
            (ends, count) -> {
              for (int i = 0; i <= count; i++) {
                found.add(ends[i]);
              }
            });
    reader.read(ColumnType.SPLIT_INDEX32, PageBytes.of(page), 3, 1, 3);
    assertEquals(List.of(300L, 305L), found);
  }

  @Test
  void refusesEndsThatDecrease() {
    byte[] page = new byte[3000 * 4];
    page[4 * 2500] = 9; // followed by 0
    EndReader reader = new EndReader(new Place("file", "tuple"), true, (_, _) -> {});
    RootFormatException e =
        assertThrows(
            RootFormatException.class,
            () -> reader.read(ColumnType.INDEX32, PageBytes.of(page), 3000, 0, 3000));
    assertTrue(String.valueOf(e.getMessage()).contains("0 after 9"));
  }

  @Test
  void readsHalfPrecision() {
    byte[] page = {0x00, 0x3C, 0x00, (byte) 0xC0}; // 1 and -2
    ColumnDescription column = column(ColumnType.REAL16, 16);
    float[] out = new float[2];
    PageDecoder.floats(column, ColumnType.REAL16, PageBytes.of(page), 2, 0, 2, out, 0);
    assertArrayEquals(new float[] {1, -2}, out);
    byte[] split = {0x00, 0x00, 0x3C, (byte) 0xC0};
    PageDecoder.floats(column, ColumnType.SPLIT_REAL16, PageBytes.of(split), 2, 0, 2, out, 0);
    assertArrayEquals(new float[] {1, -2}, out);
  }

  @Test
  void spreadsQuantizedNumbersOverTheirRange() {
    // 3 bits each, least significant first: 0, 7, 4, 1 -> 000 111 100 001
    byte[] page = {(byte) 0b00_111_000, 0b0000_001_1};
    float[] out = new float[4];
    PageDecoder.floats(
        column(ColumnType.REAL32_QUANT, 3),
        ColumnType.REAL32_QUANT,
        PageBytes.of(page),
        4,
        0,
        4,
        out,
        0);
    assertArrayEquals(new float[] {-1, 6, 3, 0}, out);
    byte[] whole = {-1, -1, -1, -1};
    PageDecoder.floats(
        column(ColumnType.REAL32_QUANT, 32),
        ColumnType.REAL32_QUANT,
        PageBytes.of(whole),
        1,
        0,
        1,
        out,
        0);
    assertArrayEquals(new float[] {6, 6, 3, 0}, out);
  }

  @Test
  void readsTagAndPlaceOfVariants() {
    byte[] page = new byte[24];
    page[12] = 7;
    page[20] = 2;
    int[] tags = new int[2];
    long[] index = new long[2];
    PageDecoder.switches(PageBytes.of(page), 0, 2, tags, index, 0);
    assertArrayEquals(new int[] {0, 2}, tags);
    assertArrayEquals(new long[] {0, 7}, index);
  }

  private static ColumnDescription column(ColumnType type, int bits) {
    return new ColumnDescription(0, type.code(), bits, 0, false, 0, -1, 6);
  }
}
