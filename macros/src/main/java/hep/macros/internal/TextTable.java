package hep.macros.internal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells printed in columns; text stands left, numbers right. */
public final class TextTable {
  private final List<String[]> rows = new ArrayList<>();
  private final int columns;

  /** A table with these headings. */
  public TextTable(String... headings) {
    columns = headings.length;
    rows.add(headings);
  }

  /** Adds a row with as many cells as there are headings, or fewer. */
  public void row(String... cells) {
    rows.add(cells);
  }

  /** Prints the table, each line after the indent. */
  public void print(PrintWriter out, String indent) {
    int[] widths = new int[columns];
    boolean[] numbers = new boolean[columns];
    Arrays.fill(numbers, true);
    for (int r = 0; r < rows.size(); r++) {
      String[] cells = rows.get(r);
      for (int c = 0; c < cells.length; c++) {
        widths[c] = Math.max(widths[c], cells[c].length());
        numbers[c] &= r == 0 || cells[c].matches("[-+]?([0-9].*|Infinity|NaN)?");
      }
    }
    for (String[] cells : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int c = 0; c < cells.length; c++) {
        String blanks = " ".repeat(widths[c] - cells[c].length());
        line.append(numbers[c] ? blanks + cells[c] : cells[c] + blanks).append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
