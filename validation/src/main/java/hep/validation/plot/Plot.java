package hep.validation.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A plot: axes and marks, drawn in their order, and optionally a lower panel and lines of text.
 *
 * @param x the x axis
 * @param y the y axis
 * @param marks what it shows, the first at the back
 * @param lower the lower panel
 * @param text lines in a corner of the frame, the first larger
 */
public record Plot(Axis x, Axis y, List<Mark> marks, Optional<Panel> lower, List<String> text) {
  /** Copies the lists. */
  public Plot {
    marks = List.copyOf(marks);
    text = List.copyOf(text);
  }

  /** A plot of some marks. */
  public static Plot of(Axis x, Axis y, List<? extends Mark> marks) {
    return new Plot(x, y, List.copyOf(marks), Optional.empty(), List.of());
  }

  /** The same plot with lines of text in a corner. */
  public Plot withText(String... lines) {
    return new Plot(x, y, marks, lower, List.of(lines));
  }

  /** The same plot with a lower panel. */
  public Plot withLower(Axis lowerY, List<? extends Mark> lowerMarks) {
    return new Plot(x, y, marks, Optional.of(new Panel(lowerY, List.copyOf(lowerMarks))), text);
  }

  /** The same plot on other axes. */
  public Plot withAxes(Axis otherX, Axis otherY) {
    return new Plot(otherX, otherY, marks, lower, text);
  }

  /** The numbers of every mark that has any, those of the lower panel last. */
  public List<Named> data() {
    List<Named> named = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    marks.forEach(m -> add(named, taken, "", m));
    lower.ifPresent(panel -> panel.marks().forEach(m -> add(named, taken, "lower_", m)));
    return named;
  }

  private static void add(List<Named> named, Set<String> taken, String prefix, Mark mark) {
    mark.data()
        .ifPresent(data -> {
          String plain = Label.of(mark.legend(), 10).plain().toLowerCase(Locale.ROOT);
          String slug = plain.replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
          String base =
              prefix
                  + (slug.isEmpty()
                      ? mark.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                      : slug);
          String kind = base + "_" + mark.getClass().getSimpleName().toLowerCase(Locale.ROOT);
          String name =
              Stream.concat(
                      Stream.of(base, kind), Stream.iterate(2, i -> i + 1).map(i -> kind + "_" + i))
                  .filter(taken::add)
                  .findFirst()
                  .orElseThrow();
          named.add(new Named(name, data));
        });
  }

  /**
   * Writes the plot to a file, whole or not at all.
   *
   * @param file its ending decides: {@code .svg}, {@code .pdf}, {@code .png} (two pixels a point),
   *     or {@code .csv} for the numbers
   * @throws IllegalArgumentException for another ending
   * @throws UncheckedIOException if the file cannot be written
   */
  public void save(Path file) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    try {
      byte[] bytes =
          switch (ending) {
            case "svg" -> Svg.bytes(this);
            case "pdf" -> Pdf.bytes(this);
            case "png" -> Png.bytes(this);
            case "csv" -> Csv.of(data()).getBytes(StandardCharsets.UTF_8);
            default ->
                throw new IllegalArgumentException(
                    file + " does not end in .svg, .pdf, .png or .csv");
          };
      WholeFile.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the plot " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes {@code name.svg}, {@code name.pdf}, {@code name.png} and {@code name.csv} into a folder.
   */
  public void saveAll(Path folder, String name) {
    for (String ending : List.of(".svg", ".pdf", ".png", ".csv")) {
      save(folder.resolve(name + ending));
    }
  }
}
