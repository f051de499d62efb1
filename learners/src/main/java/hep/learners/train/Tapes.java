package hep.learners.train;

import hep.learners.Tape;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** As many tapes as threads, each made when it is first needed and used by one thread at a time. */
final class Tapes {
  private final Supplier<Tape> fresh;
  private final AtomicReferenceArray<Tape> idle;

  Tapes(Supplier<Tape> fresh, int threads) {
    this.fresh = fresh;
    this.idle = new AtomicReferenceArray<>(threads);
  }

  /** Lends a tape for the length of a call. */
  void lend(Consumer<Tape> use) {
    Tape tape = null;
    for (int i = 0; i < idle.length() && tape == null; i++) {
      tape = idle.getAndSet(i, null);
    }
    Tape lent = tape == null ? fresh.get() : tape;
    use.accept(lent);
    for (int i = 0; i < idle.length(); i++) {
      if (idle.compareAndSet(i, null, lent)) {
        return;
      }
    }
  }
}
