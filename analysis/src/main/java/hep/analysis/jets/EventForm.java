package hep.analysis.jets;

import java.util.Optional;

/** One form of events. */
sealed interface EventForm extends AutoCloseable permits ParticleListForm, HepMc3Form, RootForm {

  /** The next event; empty at the end. */
  Optional<Particles> next();

  /** Tells the text form from the first line that is not blank. */
  static EventForm detect(LineSource lines) {
    Optional<String> line = lines.next();
    while (line.isPresent() && line.get().isBlank()) {
      line = lines.next();
    }
    if (line.isPresent() && line.get().startsWith("HepMC::")) {
      return HepMc3Form.after(lines);
    }
    return new ParticleListForm(lines, line);
  }

  /** Closes the file. */
  @Override
  void close();
}
