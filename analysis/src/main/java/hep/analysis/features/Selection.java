package hep.analysis.features;

import hep.analysis.InputException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition on the columns of an object, such as {@code jet_pt > 20 && abs(jet_eta) < 2.5}.
 *
 * <p>Numbers, column names, {@code + - * /}, comparisons {@code < <= > >= == !=}, {@code && || !},
 * brackets and the functions abs, sqrt, log, exp, min, max; true is 1 and false is 0. A comparison
 * with a value that is not a number is false. There is nothing else, so that an expression from a
 * configuration can do no harm.
 */
public final class Selection {
  private final String text;
  private final Expression expression;
  private final Set<String> columns;

  private Selection(String text, Expression expression) {
    this.text = text;
    this.expression = expression;
    this.columns = new TreeSet<>();
    expression.addColumns(columns);
  }

  /** Everything passes. */
  public static Selection all() {
    return new Selection("", new Expression.Constant(1));
  }

  /**
   * Reads an expression; an empty one lets everything pass.
   *
   * @throws InputException when it cannot be understood; it names the place
   */
  public static Selection parse(String text) {
    return text.isBlank() ? all() : new Selection(text, new ExpressionParser(text).parse());
  }

  /** As it was written; empty where everything passes. */
  public String text() {
    return text;
  }

  /** Names of the columns it needs, sorted. */
  public List<String> columns() {
    return List.copyOf(columns);
  }

  /**
   * Numbers of the objects that pass, ascending.
   *
   * @throws InputException when a column is not there
   */
  public int[] passing(Observables observables) {
    Expression.Compiled compiled = expression.on(observables);
    int[] passing = new int[observables.entries()];
    int count = 0;
    for (int entry = 0; entry < passing.length; entry++) {
      double value = compiled.at(entry);
      if (value != 0 && !Double.isNaN(value)) {
        passing[count++] = entry;
      }
    }
    return java.util.Arrays.copyOf(passing, count);
  }

  @Override
  public String toString() {
    return text.isEmpty() ? "all" : text;
  }
}
