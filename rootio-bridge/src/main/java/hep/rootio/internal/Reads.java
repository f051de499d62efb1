package hep.rootio.internal;

/**
 * Reads of a file that go on: closing waits for them, since a read ahead may still run when nobody
 * wants its run of entries any more.
 */
public final class Reads {
  private final String file;
  private int running;
  private boolean closed;

  Reads(String file) {
    this.file = file;
  }

  /** One read; closing it says that it has ended. */
  public interface Read extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Begins a read.
   *
   * @throws IllegalStateException where the file is closed
   */
  public synchronized Read begin() {
    if (closed) {
      throw new IllegalStateException(file + " was closed before this read of it");
    }
    running++;
    return this::end;
  }

  private synchronized void end() {
    running--;
    notifyAll();
  }

  /** Lets no further read begin and waits for those that run. */
  synchronized void close() {
    closed = true;
    boolean interrupted = false;
    while (running > 0) {
      try {
        wait();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
