package hep.validation.plot;

import java.util.List;

/**
 * A second, lower panel that shares the x axis, such as a ratio.
 *
 * @param y its own y axis
 * @param marks what it shows
 */
public record Panel(Axis y, List<Mark> marks) {
  /** Copies the marks. */
  public Panel {
    marks = List.copyOf(marks);
  }
}
