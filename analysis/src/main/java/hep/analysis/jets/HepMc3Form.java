package hep.analysis.jets;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The final-state particles of HepMC3's ASCII form, version 3 (Buckley et al., arXiv:1912.08005):
 * lines {@code E number vertices particles}, {@code U momentumUnit lengthUnit} and {@code P id
 * vertex pdgId px py pz E m status}; all others are passed over.
 */
final class HepMc3Form implements EventForm {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String START = "HepMC::Asciiv3-START_EVENT_LISTING";
  private static final String END = "HepMC::Asciiv3-END_EVENT_LISTING";

  private final LineSource lines;
  private final ParticleBuffer buffer;
  private double toGeV = 1.0;
  private boolean inEvent;
  private boolean ended;
  private long declared;
  private long seen;

  private HepMc3Form(LineSource lines) {
    this.lines = lines;
    buffer = new ParticleBuffer(lines);
  }

  /** Begins after the line with HepMC's version. */
  static HepMc3Form after(LineSource lines) {
    Optional<String> line = lines.next();
    while (line.isPresent() && line.get().isBlank()) {
      line = lines.next();
    }
    if (line.isEmpty() || !line.get().strip().equals(START)) {
      throw lines.wrong(
          START, line.map(l -> "\"" + ParticleBuffer.shortened(l) + "\"").orElse("the end"));
    }
    return new HepMc3Form(lines);
  }

  @Override
  public Optional<Particles> next() {
    while (!ended) {
      Optional<String> line = lines.next();
      if (line.isEmpty()) {
        throw lines.wrong(END, "the end of the file");
      }
      String text = line.get();
      if (text.startsWith("E ")) {
        boolean complete = inEvent;
        Optional<Particles> event = complete ? Optional.of(finish()) : Optional.empty();
        begin(text);
        if (complete) {
          return event;
        }
      } else if (text.startsWith("U ")) {
        toGeV = unit(words(text, 3)[1]);
      } else if (text.startsWith("P ")) {
        particle(text);
      } else if (text.startsWith(END)) {
        ended = true;
      }
    }
    if (inEvent) {
      Particles last = finish();
      inEvent = false;
      return Optional.of(last);
    }
    return Optional.empty();
  }

  private void begin(String text) {
    inEvent = true;
    seen = 0;
    toGeV = 1.0;
    String count = words(text, 4)[3];
    try {
      declared = Long.parseLong(count);
    } catch (NumberFormatException _) {
      throw lines.wrong("a number of particles", "\"" + ParticleBuffer.shortened(count) + "\"");
    }
  }

  private Particles finish() {
    if (seen != declared) {
      throw lines.wrong("%d particles in the event before".formatted(declared), seen + "");
    }
    return buffer.take();
  }

  private double unit(String name) {
    return switch (name) {
      case "GEV" -> 1.0;
      case "MEV" -> 1e-3;
      default -> throw lines.wrong("GEV or MEV", "\"" + ParticleBuffer.shortened(name) + "\"");
    };
  }

  private void particle(String text) {
    if (!inEvent) {
      throw lines.wrong("an event (E) before its particles (P)", "a particle");
    }
    String[] words = words(text, 10);
    seen++;
    if (words[9].equals("1")) {
      buffer.add(words, 4, toGeV);
    }
  }

  private String[] words(String text, int least) {
    String[] words = BLANKS.split(text.strip());
    if (words.length < least) {
      throw lines.wrong(
          "at least %d fields".formatted(least), "\"" + ParticleBuffer.shortened(text) + "\"");
    }
    return words;
  }

  @Override
  public void close() {
    lines.close();
  }
}
