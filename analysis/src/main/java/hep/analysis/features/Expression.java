package hep.analysis.features;

import java.util.Set;

/** The parts of a {@link Selection}. */
sealed interface Expression {
  /** The expression on given columns. */
  Compiled on(Observables observables);

  /** Adds the names it uses. */
  void addColumns(Set<String> columns);

  /** Value for one object. */
  @FunctionalInterface
  interface Compiled {
    double at(int entry);
  }

  /** A constant. */
  record Constant(double value) implements Expression {
    @Override
    public Compiled on(Observables observables) {
      return _ -> value;
    }

    @Override
    public void addColumns(Set<String> columns) {}
  }

  /** A column. */
  record Name(String name) implements Expression {
    @Override
    public Compiled on(Observables observables) {
      double[] values = observables.of(name);
      return entry -> values[entry];
    }

    @Override
    public void addColumns(Set<String> columns) {
      columns.add(name);
    }
  }

  /** A sign, a negation or a function of one argument. */
  record Unary(String name, Expression argument) implements Expression {
    @Override
    public Compiled on(Observables observables) {
      Compiled x = argument.on(observables);
      return switch (name) {
        case "-" -> entry -> -x.at(entry);
        case "!" -> entry -> x.at(entry) == 0 ? 1 : 0;
        case "abs" -> entry -> Math.abs(x.at(entry));
        case "sqrt" -> entry -> Math.sqrt(x.at(entry));
        case "log" -> entry -> Math.log(x.at(entry));
        case "exp" -> entry -> Math.exp(x.at(entry));
        default -> throw new IllegalStateException(name);
      };
    }

    @Override
    public void addColumns(Set<String> columns) {
      argument.addColumns(columns);
    }
  }

  /** An operator or a function of two arguments. */
  record Binary(String name, Expression left, Expression right) implements Expression {
    @Override
    public Compiled on(Observables observables) {
      Compiled a = left.on(observables);
      Compiled b = right.on(observables);
      return switch (name) {
        case "||" -> entry -> a.at(entry) != 0 || b.at(entry) != 0 ? 1 : 0;
        case "&&" -> entry -> a.at(entry) != 0 && b.at(entry) != 0 ? 1 : 0;
        case "<" -> entry -> a.at(entry) < b.at(entry) ? 1 : 0;
        case "<=" -> entry -> a.at(entry) <= b.at(entry) ? 1 : 0;
        case ">" -> entry -> a.at(entry) > b.at(entry) ? 1 : 0;
        case ">=" -> entry -> a.at(entry) >= b.at(entry) ? 1 : 0;
        case "==" -> entry -> a.at(entry) == b.at(entry) ? 1 : 0;
        case "!=" -> entry -> unequal(a.at(entry), b.at(entry)) ? 1 : 0;
        case "+" -> entry -> a.at(entry) + b.at(entry);
        case "-" -> entry -> a.at(entry) - b.at(entry);
        case "*" -> entry -> a.at(entry) * b.at(entry);
        case "/" -> entry -> a.at(entry) / b.at(entry);
        case "min" -> entry -> Math.min(a.at(entry), b.at(entry));
        case "max" -> entry -> Math.max(a.at(entry), b.at(entry));
        default -> throw new IllegalStateException(name);
      };
    }

    private static boolean unequal(double a, double b) {
      return !Double.isNaN(a) && !Double.isNaN(b) && a != b;
    }

    @Override
    public void addColumns(Set<String> columns) {
      left.addColumns(columns);
      right.addColumns(columns);
    }
  }
}
