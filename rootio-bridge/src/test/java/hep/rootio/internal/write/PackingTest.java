package hep.rootio.internal.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PackingTest {
  @Test
  void writesInTheOrderInWhichRecordsCame() {
    Packing packing = new Packing();
    List<Byte> written = new ArrayList<>();
    List<Byte> expected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      byte number = (byte) i;
      expected.add(number);
      packing.add(
          1000,
          () -> {
            Thread.sleep(number % 7 == 0 ? 3 : 0); // some take longer than those behind them
            return new byte[] {number};
          },
          bytes -> written.add(bytes[0]));
    }
    packing.settle();
    assertEquals(expected, written);
    assertEquals(0, packing.mostBytes());
  }

  @Test
  void keepsNoMoreThanItsBoundInMemory() {
    Packing packing = new Packing();
    AtomicInteger waiting = new AtomicInteger();
    int most = 0;
    for (int i = 0; i < 64; i++) {
      waiting.incrementAndGet();
      packing.add(4 << 20, () -> new byte[1], _ -> waiting.decrementAndGet());
      most = Math.max(most, waiting.get());
      assertTrue(packing.mostBytes() <= 32 << 20);
    }
    packing.settle();
    assertTrue(most <= 8, most + " records of 4 MB waited at once");
    assertEquals(0, waiting.get());
  }

  @Test
  void throwsWhatAPackerThrowsAndWritesNothingBehindIt() {
    Packing packing = new Packing();
    List<Byte> written = new ArrayList<>();
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> {
              packing.add(1, () -> new byte[1], bytes -> written.add(bytes[0]));
              packing.add(
                  1,
                  () -> {
                    throw new IllegalArgumentException("cannot be packed");
                  },
                  bytes -> written.add(bytes[0]));
              packing.add(1, () -> new byte[1], bytes -> written.add(bytes[0]));
              packing.settle();
            });
    assertEquals("cannot be packed", e.getMessage());
    assertEquals(1, written.size());
  }
}
