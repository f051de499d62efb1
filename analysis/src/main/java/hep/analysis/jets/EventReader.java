package hep.analysis.jets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads events one after another from a text file, plain or, when its name ends in {@code .zst},
 * compressed with zstd. The first line tells the form:
 *
 * <ul>
 *   <li>HepMC3 ASCII version 3 ({@code HepMC::Asciiv3}): the particles of status 1, in GeV whatever
 *       the file's unit;
 *   <li>particle lists: one line {@code event px py pz E} a particle in GeV, separated by blanks;
 *       lines of one event stand together and its number is a non-negative integer.
 * </ul>
 *
 * <p>A line that cannot be read, a momentum that is not finite, or an event of more than {@value
 * #MOST_PARTICLES} particles ends reading with an {@link EventFormatException} that names the line.
 */
public final class EventReader implements AutoCloseable {
  /** Bound on the particles of one event. */
  public static final int MOST_PARTICLES = 2_000_000;

  private final LineSource lines;
  private final EventForm form;

  private EventReader(LineSource lines, EventForm form) {
    this.lines = lines;
    this.form = form;
  }

  /** Opens a file; throws {@link java.io.UncheckedIOException} when it cannot be read. */
  public static EventReader open(Path file) {
    LineSource lines = LineSource.open(file);
    try {
      return new EventReader(lines, EventForm.detect(lines));
    } catch (RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  /** All events of a file. */
  public static List<Particles> readAll(Path file) {
    List<Particles> events = new ArrayList<>();
    try (EventReader reader = open(file)) {
      for (Optional<Particles> event = reader.next(); event.isPresent(); event = reader.next()) {
        events.add(event.get());
      }
    }
    return events;
  }

  /** The next event, possibly without particles; empty at the end of the file. */
  public Optional<Particles> next() {
    return form.next();
  }

  @Override
  public void close() {
    lines.close();
  }
}
