package hep.learners.internal.kernels;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the tasks 0 … n − 1 of one job at a time with the thread that brings the job.
 *
 * <p>Tasks are claimed one by one from a counter; the caller claims too, and at the end waits only
 * for tasks that another thread has already claimed. So a worker that the operating system holds
 * back delays one task, never a fixed share. Idle workers spin for some 20 µs and then park. A job
 * takes below 1 µs where the workers are awake.
 *
 * <p>Which thread runs which task is left open: tasks write to places of their own, and whoever
 * adds their results does so in the order of the tasks.
 */
public final class Workers implements AutoCloseable {
  private static final int SPINS = 2000;

  /** The pool whose only task this thread runs, so that its other threads have nothing to do. */
  private static final ThreadLocal<@Nullable Workers> LENT = new ThreadLocal<>();

  private final Worker[] workers;
  private volatile @Nullable Job current;
  private volatile boolean closed;
  private final AtomicInteger busy = new AtomicInteger();

  /**
   * Starts {@code threads} − 1 daemon threads; the caller of {@link #run} is the last one.
   *
   * @throws IllegalArgumentException if threads is below 1
   */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("a job needs at least 1 thread, not " + threads);
    }
    workers = new Worker[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker("kaon-worker-" + (i + 1));
    }
    for (Worker worker : workers) {
      worker.start();
    }
  }

  /** Number of threads, the caller included. */
  public int threads() {
    return workers.length + 1;
  }

  /**
   * Runs task(0) … task(tasks − 1) and returns when all have ended. A job brought from inside a
   * task, or while another thread's job is running, is run by its caller alone. A job of one task
   * lends its threads to the large matrix products inside that task ({@link #lent}).
   *
   * @throws RuntimeException or Error: the first that a task threw; tasks not yet begun are left
   *     out then
   */
  public void run(int tasks, IntConsumer task) {
    if (tasks <= 0) {
      return;
    }
    if (tasks == 1 && workers.length > 0 && LENT.get() == null && busy.get() == 0) {
      LENT.set(this);
      try {
        task.accept(0);
      } finally {
        LENT.remove();
      }
      return;
    }
    if (tasks == 1 || workers.length == 0 || !busy.compareAndSet(0, 1)) {
      for (int i = 0; i < tasks; i++) {
        task.accept(i);
      }
      return;
    }
    Job job = new Job(tasks, task);
    try {
      current = job;
      int wanted = Math.min(tasks - 1, workers.length);
      for (int i = 0; i < wanted; i++) {
        if (workers[i].parked) {
          LockSupport.unpark(workers[i]);
        }
      }
      job.work();
      job.await();
    } finally {
      current = null;
      busy.set(0);
    }
    job.rethrow();
  }

  /** The pool whose threads wait while the calling thread runs the only task of a job, if any. */
  static @Nullable Workers lent() {
    return LENT.get();
  }

  /** Ends the threads; a running job is finished first by its caller. */
  @Override
  public void close() {
    closed = true;
    for (Worker worker : workers) {
      LockSupport.unpark(worker);
    }
  }

  private final class Worker extends Thread {
    private volatile boolean parked;

    Worker(String name) {
      super(name);
      setDaemon(true);
    }

    @Override
    public void run() {
      int spins = 0;
      while (!closed) {
        Job job = current;
        if (job != null && job.unclaimed()) {
          job.work();
          spins = 0;
        } else if (spins < SPINS) {
          spins++;
          Thread.onSpinWait();
        } else {
          parked = true;
          Job late = current;
          if ((late == null || !late.unclaimed()) && !closed) {
            LockSupport.park(Workers.this);
          }
          parked = false;
          spins = 0;
        }
      }
    }
  }

  /** One call of {@link #run}. */
  private static final class Job {
    private final int tasks;
    private final IntConsumer task;
    private final AtomicInteger claimed = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile @Nullable Thread waiter;
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable Error error;

    Job(int tasks, IntConsumer task) {
      this.tasks = tasks;
      this.task = task;
    }

    boolean unclaimed() {
      return claimed.get() < tasks;
    }

    void work() {
      while (unclaimed()) {
        int mine = claimed.getAndIncrement();
        if (mine >= tasks) {
          return;
        }
        try {
          if (failure == null && error == null) {
            task.accept(mine);
          }
        } catch (RuntimeException e) {
          failure = e;
        } catch (Error e) {
          error = e;
        } finally {
          if (ended.incrementAndGet() == tasks) {
            LockSupport.unpark(waiter);
          }
        }
      }
    }

    void await() {
      for (int i = 0; i < SPINS && ended.get() < tasks; i++) {
        Thread.onSpinWait();
      }
      waiter = Thread.currentThread();
      while (ended.get() < tasks) {
        LockSupport.park(this);
      }
    }

    void rethrow() {
      RuntimeException wrong = failure;
      if (wrong != null) {
        throw wrong;
      }
      Error worse = error;
      if (worse != null) {
        throw worse;
      }
    }
  }
}
