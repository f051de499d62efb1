package hep.analysis.jets;

import java.util.Optional;
import java.util.regex.Pattern;

/** Lines {@code event px py pz E}. */
final class ParticleListForm implements EventForm {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern EVENT_NUMBER = Pattern.compile("\\d{1,18}");

  private final LineSource lines;
  private final ParticleBuffer buffer;
  private Optional<String> line;

  ParticleListForm(LineSource lines, Optional<String> first) {
    this.lines = lines;
    this.line = first;
    buffer = new ParticleBuffer(lines);
  }

  @Override
  public Optional<Particles> next() {
    long event = -1L;
    while (line.isPresent()) {
      String text = line.get().strip();
      if (!text.isEmpty()) {
        String[] words = BLANKS.split(text, 7);
        if (words.length != 5 || !EVENT_NUMBER.matcher(words[0]).matches()) {
          throw lines.wrong(
              "\"event px py pz E\" or a HepMC3 header",
              "\"" + ParticleBuffer.shortened(text) + "\"");
        }
        long number = Long.parseLong(words[0]);
        if (event >= 0L && number != event) {
          return Optional.of(buffer.take());
        }
        event = number;
        buffer.add(words, 1, 1.0);
      }
      line = lines.next();
    }
    return event < 0L ? Optional.empty() : Optional.of(buffer.take());
  }

  @Override
  public void close() {
    lines.close();
  }
}
