package hep.rootio.internal.remote;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests made side by side: they wait more than they work, so each has a thread of its own. */
final class AtOnce {
  private AtOnce() {}

  /** Starts all of them. */
  static <T> List<Future<T>> start(List<Callable<T>> requests) {
    List<Future<T>> answers = new ArrayList<>();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    for (Callable<T> request : requests) {
      answers.add(threads.submit(request));
    }
    threads.shutdown(); // takes no more, and ends with the last of these
    return answers;
  }

  /**
   * All answers in order; where one fails the others are given up.
   *
   * @param name of the file, for errors
   */
  static <T> List<T> all(String name, List<Callable<T>> requests) {
    List<Future<T>> answers = start(requests);
    List<T> found = new ArrayList<>();
    try {
      for (Future<T> answer : answers) {
        found.add(await(name, answer));
      }
    } finally {
      answers.forEach(answer -> answer.cancel(true));
    }
    return found;
  }

  /** An answer, or its failure with the trace of the thread that it stops. */
  static <T> T await(String name, Future<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case UncheckedIOException io ->
            new UncheckedIOException(String.valueOf(io.getMessage()), io.getCause());
        case RuntimeException other -> other;
        case Error error -> throw error;
        case null, default -> new IllegalStateException(e);
      };
    } catch (CancellationException e) {
      throw Patience.interrupted(name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Patience.interrupted(name, e);
    }
  }
}
