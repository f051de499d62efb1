package hep.analysis.jets;

import java.util.Optional;

/** One text form of events. */
sealed interface EventForm permits ParticleListForm, HepMc3Form {

  /** The next event; empty at the end. */
  Optional<Particles> next();

  /** Tells the form from the first line that is not blank. */
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
}
