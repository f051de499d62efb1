package hep.rootio.internal.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A few threads shared by all reads, one a processor, or as many as the system property {@code
 * hep.rootio.threads} says.
 */
public final class Workers {
  private static final int THREADS =
      Math.max(
          1, Integer.getInteger("hep.rootio.threads", Runtime.getRuntime().availableProcessors()));

  private Workers() {}

  /** Made when first needed. */
  private static final class Pool {
    static final ExecutorService POOL =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Worker(task);
              thread.setDaemon(true);
              return thread;
            });
  }

  private static final class Worker extends Thread {
    Worker(Runnable task) {
      super(task, "rootio-worker");
    }
  }

  /** How many tasks run at once. */
  public static int threads() {
    return THREADS;
  }

  /**
   * Runs tasks side by side and gives their results in order. Of several failures the first in the
   * order of tasks is thrown. Tasks of tasks run one after the other, in the thread that asks.
   */
  public static <T> List<T> all(List<Callable<T>> tasks) {
    List<T> results = new ArrayList<>(tasks.size());
    if (THREADS == 1 || tasks.size() < 2 || Thread.currentThread() instanceof Worker) {
      for (Callable<T> task : tasks) {
        results.add(call(task));
      }
      return results;
    }
    List<Future<T>> futures = new ArrayList<>(tasks.size());
    for (Callable<T> task : tasks) {
      futures.add(Pool.POOL.submit(task));
    }
    try {
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw unchecked(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    } finally {
      futures.forEach(future -> future.cancel(false));
    }
  }

  private static <T> T call(Callable<T> task) {
    try {
      return task.call();
    } catch (Exception e) { // what a Callable may throw; rethrown as it is
      throw unchecked(e);
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }
}
