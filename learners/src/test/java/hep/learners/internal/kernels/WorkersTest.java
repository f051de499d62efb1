package hep.learners.internal.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Claimed tasks: each once, failures handed on, nesting allowed. */
@Timeout(60)
final class WorkersTest {
  @Test
  void runsEachTaskOnceInManyShortJobs() {
    for (int threads : new int[] {1, 2, 3, 8}) {
      try (Workers workers = new Workers(threads)) {
        for (int job = 0; job < 2000; job++) {
          int tasks = job % 17;
          AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
          workers.run(tasks, runs::incrementAndGet);
          for (int i = 0; i < tasks; i++) {
            assertEquals(1, runs.get(i));
          }
        }
      }
    }
  }

  @Test
  void sharesTasksBetweenThreads() {
    try (Workers workers = new Workers(2)) {
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      CountDownLatch both = new CountDownLatch(2);
      workers.run(
          2,
          i -> {
            threads.add(Thread.currentThread());
            both.countDown();
            try {
              both.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      assertEquals(2, threads.size());
    }
  }

  @Test
  void handsTheFailureOfATaskToTheCaller() {
    try (Workers workers = new Workers(3)) {
      IllegalStateException failure = new IllegalStateException("task 5");
      assertSame(
          failure,
          assertThrows(
              IllegalStateException.class,
              () ->
                  workers.run(
                      10,
                      i -> {
                        if (i == 5) {
                          throw failure;
                        }
                      })));
      AtomicIntegerArray runs = new AtomicIntegerArray(4);
      workers.run(4, runs::incrementAndGet);
      assertEquals(1, runs.get(3));
    }
  }

  @Test
  void runsAJobInsideATask() {
    try (Workers workers = new Workers(4)) {
      AtomicIntegerArray runs = new AtomicIntegerArray(64);
      workers.run(8, i -> workers.run(8, j -> runs.incrementAndGet(8 * i + j)));
      for (int i = 0; i < 64; i++) {
        assertEquals(1, runs.get(i));
      }
    }
  }

  @Test
  void refusesToHaveNoThread() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Workers(0));
    assertEquals("a job needs at least 1 thread, not 0", refusal.getMessage());
  }
}
