package hep.analysis.jets;

import hep.analysis.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads events one after another: from a ROOT file ({@code FILE.root} or {@code FILE.root:TREE},
 * one entry an event with lists of particles), or from a text file, plain or, when its name ends in
 * {@code .zst}, compressed with zstd.
 *
 * <p>Branches of a tree are found by their names: {@code px py pz} and {@code E} (or {@code mass}),
 * or {@code pt eta phi} and {@code mass} (or {@code E}), after any common beginning such as {@code
 * constituent_}; without the last one the particles have no mass. The first line of a text tells
 * its form:
 *
 * <ul>
 *   <li>HepMC3 ASCII version 3 ({@code HepMC::Asciiv3}): the particles of status 1, in GeV whatever
 *       the file's unit;
 *   <li>particle lists: one line {@code event px py pz E} a particle in GeV, separated by blanks;
 *       lines of one event stand together and its number is a non-negative integer.
 * </ul>
 *
 * <p>A line that cannot be read, a momentum that is not finite, or an event of more than {@value
 * #MOST_PARTICLES} particles ends reading with an {@link InputException} that names the line, or
 * the entry.
 */
public final class EventReader implements AutoCloseable {
  /** Bound on the particles of one event. */
  public static final int MOST_PARTICLES = 2_000_000;

  private static final Pattern ROOT = Pattern.compile("\\.root(:[^/]*(/.*)?)?$");

  private final EventForm form;

  private EventReader(EventForm form) {
    this.form = form;
  }

  /** Opens a file; throws {@link java.io.UncheckedIOException} when it cannot be read. */
  public static EventReader open(Path file) {
    return open(file.toString(), "");
  }

  /**
   * Opens a file.
   *
   * @param spec file, {@code FILE.root:TREE}, or an address of one ({@code https}, {@code root})
   * @param particles what the branches of a tree begin with; empty for the most usual
   * @throws InputException where a tree has no lists of particles; names the nearest branch
   */
  public static EventReader open(String spec, String particles) {
    if (ROOT.matcher(spec).find()) {
      return new EventReader(RootForm.open(spec, particles));
    }
    LineSource lines = LineSource.open(spec);
    try {
      return new EventReader(EventForm.detect(lines));
    } catch (RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * The events of several files, one after the other; each file is open while its events are asked
   * for, and all are closed with the stream.
   *
   * @param specs files as {@link #open(String, String)} takes them
   */
  public static Stream<Particles> stream(List<String> specs, String particles) {
    return specs.stream()
        .flatMap(spec -> {
          EventReader reader = open(spec, particles);
          return Stream.generate(reader::next)
              .takeWhile(Optional::isPresent)
              .map(Optional::orElseThrow)
              .onClose(reader::close);
        });
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
    form.close();
  }
}
