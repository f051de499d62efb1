package hep.rootio.internal.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

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
    static final ForkJoinPool POOL = new ForkJoinPool(THREADS, Worker::new, null, false);
  }

  private static final class Worker extends ForkJoinWorkerThread {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    Worker(ForkJoinPool pool) {
      super(pool);
      setName("rootio-worker-" + NUMBERS.incrementAndGet());
    }
  }

  /** How many tasks run at once. */
  public static int threads() {
    return THREADS;
  }

  /**
   * Runs tasks side by side and gives their results in order. Of several failures the first in the
   * order of tasks is thrown, when no task runs any more. Tasks may run tasks: while a thread waits
   * for those it runs others, so what it keeps for itself from step to step must not be in use.
   */
  public static <T> List<T> all(List<Callable<T>> tasks) {
    if (THREADS == 1 || tasks.size() < 2) {
      List<T> results = new ArrayList<>(tasks.size());
      for (Callable<T> task : tasks) {
        results.add(call(task));
      }
      return results;
    }
    if (Thread.currentThread() instanceof Worker) {
      return fork(tasks);
    }
    return result(start(() -> fork(tasks)));
  }

  /** Starts a task; with one thread it is done when this returns. */
  public static <T> Future<T> start(Callable<T> task) {
    return THREADS == 1
        ? CompletableFuture.completedFuture(call(task))
        : CompletableFuture.supplyAsync(() -> call(task), Pool.POOL);
  }

  /** Waits for a task and gives its result, or throws what it threw. */
  public static <T> T result(Future<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw unchecked(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a file was read or written", e);
    }
  }

  /** Results of tasks, and why they failed; neither of those that were not started any more. */
  private record Outcome<T>(List<T> value, List<Throwable> failure) {}

  private static <T> List<T> fork(List<Callable<T>> tasks) {
    AtomicInteger firstFailed = new AtomicInteger(Integer.MAX_VALUE);
    List<ForkJoinTask<Outcome<T>>> forked = new ArrayList<>(tasks.size());
    for (int i = 0; i < tasks.size(); i++) {
      int number = i;
      forked.add(ForkJoinTask.adapt(() -> outcome(tasks.get(number), number, firstFailed)));
    }
    ForkJoinTask.invokeAll(forked);
    List<T> results = new ArrayList<>(tasks.size());
    for (ForkJoinTask<Outcome<T>> task : forked) {
      Outcome<T> outcome = task.join();
      if (!outcome.failure().isEmpty()) {
        throw unchecked(outcome.failure().getFirst());
      }
      results.addAll(outcome.value());
    }
    return results;
  }

  private static <T> Outcome<T> outcome(Callable<T> task, int number, AtomicInteger firstFailed) {
    if (number > firstFailed.get()) {
      return new Outcome<>(List.of(), List.of());
    }
    try {
      return new Outcome<>(List.of(task.call()), List.of());
    } catch (Throwable e) { // thrown again in the thread that asked
      firstFailed.accumulateAndGet(number, Math::min);
      return new Outcome<>(List.of(), List.of(e));
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
