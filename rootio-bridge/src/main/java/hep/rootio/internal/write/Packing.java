package hep.rootio.internal.write;

import hep.rootio.internal.columns.Workers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Records on their way into a file: packed side by side, written in the order in which they came,
 * so that a file does not depend on the number of threads.
 */
final class Packing {
  /** What waits takes no more memory than this, but for one record that is larger. */
  private static final long MOST_BYTES = 32 << 20;

  private final Deque<Job> waiting = new ArrayDeque<>();
  private long waitingBytes;

  private record Job(Future<byte[]> packed, long mostBytes, Consumer<byte[]> write) {}

  /**
   * Takes a record.
   *
   * @param mostBytes the most that it can take in the file
   * @param pack makes its bytes, in any thread
   * @param write puts them into the file, in the thread that asks
   */
  void add(long mostBytes, Callable<byte[]> pack, Consumer<byte[]> write) {
    while (!waiting.isEmpty() && waitingBytes + mostBytes > MOST_BYTES) {
      writeFirst();
    }
    waiting.add(new Job(Workers.start(pack), mostBytes, write));
    waitingBytes += mostBytes;
    if (Workers.threads() == 1) {
      settle();
    }
  }

  /** The most that the records that wait can take in the file. */
  long mostBytes() {
    return waitingBytes;
  }

  /** Writes all that wait. */
  void settle() {
    while (!waiting.isEmpty()) {
      writeFirst();
    }
  }

  private void writeFirst() {
    Job job = waiting.removeFirst();
    waitingBytes -= job.mostBytes();
    job.write().accept(Workers.result(job.packed()));
  }
}
