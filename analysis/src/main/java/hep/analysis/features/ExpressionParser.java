package hep.analysis.features;

import hep.analysis.InputException;
import java.util.List;

/** Recursive descent over the text of a {@link Selection}. */
final class ExpressionParser {
  private static final int LONGEST = 2000;
  private static final int DEEPEST = 100;

  /**
   * From the loosest to the tightest binding; of two operators that start alike the longer first.
   */
  private static final List<List<String>> OPERATORS =
      List.of(
          List.of("||"),
          List.of("&&"),
          List.of("<=", ">=", "==", "!=", "<", ">"),
          List.of("+", "-"),
          List.of("*", "/"));

  private final String text;
  private int position;
  private int depth;

  ExpressionParser(String text) {
    this.text = text;
  }

  Expression parse() {
    if (text.length() > LONGEST) {
      throw new InputException(
          "the selection has " + text.length() + " characters, more than " + LONGEST);
    }
    Expression expression = level(0);
    skipSpace();
    if (position < text.length()) {
      throw wrong("an operator");
    }
    return expression;
  }

  private Expression level(int level) {
    if (level == OPERATORS.size()) {
      return unary();
    }
    Expression left = level(level + 1);
    for (String operator = operator(level); !operator.isEmpty(); operator = operator(level)) {
      left = new Expression.Binary(operator, left, level(level + 1));
    }
    return left;
  }

  private String operator(int level) {
    skipSpace();
    for (String operator : OPERATORS.get(level)) {
      if (text.startsWith(operator, position)) {
        position += operator.length();
        return operator;
      }
    }
    return "";
  }

  private Expression unary() {
    if (++depth > DEEPEST) {
      throw new InputException(
          "the selection '" + shortened() + "' is nested deeper than " + DEEPEST);
    }
    skipSpace();
    Expression expression;
    if (taken('-')) {
      expression = new Expression.Unary("-", unary());
    } else if (taken('!')) {
      expression = new Expression.Unary("!", unary());
    } else if (taken('(')) {
      expression = level(0);
      require(')');
    } else if (position < text.length()
        && (Character.isDigit(text.charAt(position)) || text.charAt(position) == '.')) {
      expression = number();
    } else {
      expression = nameOrFunction();
    }
    depth--;
    return expression;
  }

  private Expression number() {
    int start = position;
    while (position < text.length() && partOfNumber(start)) {
      position++;
    }
    try {
      return new Expression.Constant(Double.parseDouble(text.substring(start, position)));
    } catch (NumberFormatException e) {
      position = start;
      throw wrong("a number");
    }
  }

  private boolean partOfNumber(int start) {
    char c = text.charAt(position);
    boolean signOfExponent =
        (c == '+' || c == '-')
            && position > start
            && Character.toLowerCase(text.charAt(position - 1)) == 'e';
    return Character.isDigit(c) || c == '.' || c == 'e' || c == 'E' || signOfExponent;
  }

  private Expression nameOrFunction() {
    int start = position;
    while (position < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(position))
            || text.charAt(position) == '.')) {
      position++;
    }
    if (position == start) {
      throw wrong("a number, a column or a bracket");
    }
    String name = text.substring(start, position);
    skipSpace();
    if (!taken('(')) {
      return new Expression.Name(name);
    }
    Expression first = level(0);
    Expression function =
        switch (name) {
          case "abs", "sqrt", "log", "exp" -> new Expression.Unary(name, first);
          case "min", "max" -> {
            skipSpace();
            require(',');
            yield new Expression.Binary(name, first, level(0));
          }
          default ->
              throw new InputException(
                  "the selection '"
                      + shortened()
                      + "' uses '"
                      + name
                      + "', which is none of abs, sqrt, log, exp, min, max");
        };
    skipSpace();
    require(')');
    return function;
  }

  private void skipSpace() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private boolean taken(char wanted) {
    boolean there = position < text.length() && text.charAt(position) == wanted;
    position += there ? 1 : 0;
    return there;
  }

  private void require(char wanted) {
    skipSpace();
    if (!taken(wanted)) {
      throw wrong("'" + wanted + "'");
    }
  }

  private InputException wrong(String expected) {
    String found = position < text.length() ? "'" + text.charAt(position) + "'" : "the end";
    return new InputException(
        "the selection '"
            + shortened()
            + "' needs "
            + expected
            + " at character "
            + (position + 1)
            + ", found "
            + found);
  }

  private String shortened() {
    return text.length() > 120 ? text.substring(0, 120) + "..." : text;
  }
}
