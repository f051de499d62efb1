package hep.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/**
 * What this machine's memory allows on one thread and on four, in the manner of STREAM: the parts
 * that reading without compression cannot do without, each by itself and together, over as many
 * bytes as a file has. Nothing of a file's format is in it.
 */
final class MemoryBenchmark {
  private static final int THREADS = 4;
  private static final int WARM_UP = 3;
  private static final int ROUNDS = Integer.getInteger("rounds", 15);

  /** Bytes of one array, as a column of the made tree has. */
  private static final int ARRAY_BYTES = 1 << 24;

  /** Bytes of one task, as a page has. */
  private static final int TASK_BYTES = 1 << 19;

  private static final int TASKS_AN_ARRAY = ARRAY_BYTES / TASK_BYTES;
  private static final int SYSTEM_PAGE_BYTES = 4096;

  private final Path path;
  private final int arrays;
  private final ThreadLocal<ByteBuffer> buffers =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(TASK_BYTES));
  private final LongAdder sum = new LongAdder();
  private final int[][] from;
  private final int[][] to;

  private MemoryBenchmark(Path path, long bytes) {
    this.path = path;
    arrays = (int) (bytes / ARRAY_BYTES);
    from = new int[arrays][ARRAY_BYTES / Integer.BYTES];
    to = new int[arrays][ARRAY_BYTES / Integer.BYTES];
  }

  /** Runs over the bytes of a file, which is to be a multiple of 16 MiB or is cut to one. */
  public static void main(String[] args) throws IOException {
    Path path = Path.of(args[0]);
    try (FileChannel channel = FileChannel.open(path);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      MemoryBenchmark benchmark = new MemoryBenchmark(path, channel.size());
      System.out.println("Processor: " + Cpu.name());
      System.out.println("| work | 1 thread, GB/s | 4 threads, GB/s | times 1 thread |");
      benchmark.compare("add up arrays", threads, benchmark::addUp);
      benchmark.compare("clear new arrays", threads, benchmark::clear);
      benchmark.compare("copy arrays to arrays", threads, benchmark::copy);
      benchmark.compare("map the file, touch its pages, unmap", threads, benchmark::touch);
      benchmark.compare("map, new arrays, copy, unmap", threads, benchmark::read);
      benchmark.compare("new arrays, pread, copy", threads, benchmark::pread);
    }
  }

  /** A way to run tasks of numbers from 0 on. */
  private interface Runner {
    void run(int tasks, IntConsumer task);
  }

  /** One kind of work, all of it. */
  private interface Work {
    void all(Runner runner);
  }

  private void compare(String name, ExecutorService threads, Work work) {
    Rounds one = new Rounds(ROUNDS);
    Rounds four = new Rounds(ROUNDS);
    IntSupplier alone = () -> timed(work, MemoryBenchmark::inTurn);
    IntSupplier together = () -> timed(work, (tasks, task) -> shared(threads, tasks, task));
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      one.run(round, alone);
      four.run(round, together);
    }
    double gigabytes = (double) arrays * ARRAY_BYTES / 1e9;
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.2f |%n",
        name,
        gigabytes / one.medianWall(),
        gigabytes / four.medianWall(),
        four.ofWall(one));
  }

  private int timed(Work work, Runner runner) {
    work.all(runner);
    return arrays;
  }

  private static void inTurn(int tasks, IntConsumer task) {
    for (int i = 0; i < tasks; i++) {
      task.accept(i);
    }
  }

  private static void shared(ExecutorService threads, int tasks, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int k = 0; k < THREADS; k++) {
      running.add(
          threads.submit(() -> {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
              task.accept(i);
            }
          }));
    }
    for (Future<?> future : running) {
      try {
        future.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void addUp(Runner runner) {
    runner.run(
        arrays * TASKS_AN_ARRAY,
        task -> {
          int[] array = from[task / TASKS_AN_ARRAY];
          int start = task % TASKS_AN_ARRAY * (TASK_BYTES / Integer.BYTES);
          int total = 0;
          for (int i = start; i < start + TASK_BYTES / Integer.BYTES; i++) {
            total += array[i];
          }
          sum.add(total);
        });
  }

  private void clear(Runner runner) {
    runner.run(arrays, task -> to[task] = new int[ARRAY_BYTES / Integer.BYTES]);
  }

  private void copy(Runner runner) {
    runner.run(
        arrays * TASKS_AN_ARRAY,
        task -> {
          int array = task / TASKS_AN_ARRAY;
          int start = task % TASKS_AN_ARRAY * (TASK_BYTES / Integer.BYTES);
          System.arraycopy(from[array], start, to[array], start, TASK_BYTES / Integer.BYTES);
        });
  }

  private void touch(Runner runner) {
    mapped(file ->
        runner.run(
            arrays * TASKS_AN_ARRAY,
            task -> {
              long start = (long) task * TASK_BYTES;
              int total = 0;
              for (long at = start; at < start + TASK_BYTES; at += SYSTEM_PAGE_BYTES) {
                total += file.get(ValueLayout.JAVA_BYTE, at);
              }
              sum.add(total);
            }));
  }

  private void read(Runner runner) {
    mapped(file -> {
      clear(runner);
      runner.run(
          arrays * TASKS_AN_ARRAY,
          task ->
              MemorySegment.copy(
                  file,
                  ValueLayout.JAVA_INT_UNALIGNED,
                  (long) task * TASK_BYTES,
                  to[task / TASKS_AN_ARRAY],
                  task % TASKS_AN_ARRAY * (TASK_BYTES / Integer.BYTES),
                  TASK_BYTES / Integer.BYTES));
    });
  }

  /** Not mapped, but copied by the system into a buffer that stays in the cache. */
  private void pread(Runner runner) {
    try (FileChannel channel = FileChannel.open(path)) {
      clear(runner);
      runner.run(
          arrays * TASKS_AN_ARRAY,
          task -> {
            ByteBuffer buffer = buffers.get().clear();
            fill(buffer, channel, (long) task * TASK_BYTES);
            MemorySegment.copy(
                MemorySegment.ofBuffer(buffer.flip()),
                ValueLayout.JAVA_INT_UNALIGNED,
                0,
                to[task / TASKS_AN_ARRAY],
                task % TASKS_AN_ARRAY * (TASK_BYTES / Integer.BYTES),
                TASK_BYTES / Integer.BYTES);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(ByteBuffer buffer, FileChannel channel, long at) {
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, at + buffer.position()) < 0) {
          throw new IllegalStateException("The file became shorter.");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is done with the mapped file. */
  private interface Use {
    void with(MemorySegment file);
  }

  private void mapped(Use use) {
    try (Arena arena = Arena.ofShared();
        FileChannel channel = FileChannel.open(path)) {
      use.with(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
