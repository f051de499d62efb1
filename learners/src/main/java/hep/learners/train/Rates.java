package hep.learners.train;

/** The schedules, as records: two of them are the same where they print the same. */
final class Rates {
  private Rates() {}

  record Constant(double rate) implements Schedule {
    Constant {
      require("rate", rate);
    }

    @Override
    public double rate(double epoch, int epochs) {
      return rate;
    }
  }

  record Step(double rate, double factor, int every) implements Schedule {
    Step {
      require("rate", rate);
      require("factor", factor);
      if (every < 1) {
        throw new IllegalArgumentException(
            "The number of epochs of a step is at least 1, found " + every + ".");
      }
    }

    @Override
    public double rate(double epoch, int epochs) {
      return rate * StrictMath.pow(factor, Math.floor(epoch / every));
    }
  }

  record Exponential(double rate, double factor) implements Schedule {
    Exponential {
      require("rate", rate);
      require("factor", factor);
    }

    @Override
    public double rate(double epoch, int epochs) {
      return rate * StrictMath.pow(factor, epoch);
    }
  }

  record Cosine(double rate) implements Schedule {
    Cosine {
      require("rate", rate);
    }

    @Override
    public double rate(double epoch, int epochs) {
      return between(rate, 0, epoch / epochs);
    }
  }

  record OneCycle(double peak, double warmUp) implements Schedule {
    OneCycle {
      require("peak", peak);
      if (!(warmUp >= 0 && warmUp < 1)) {
        throw new IllegalArgumentException(
            "The share of a cycle that rises lies in [0, 1), found " + warmUp + ".");
      }
    }

    @Override
    public double rate(double epoch, int epochs) {
      double done = epoch / epochs;
      return done < warmUp
          ? between(peak / 25, peak, done / warmUp)
          : between(peak, peak / 25_000, (done - warmUp) / (1 - warmUp));
    }
  }

  private static double between(double first, double last, double fraction) {
    return last + (first - last) * (1 + StrictMath.cos(Math.PI * Math.clamp(fraction, 0, 1))) / 2;
  }

  private static void require(String what, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "The " + what + " of a schedule is finite and not negative, found " + value + ".");
    }
  }
}
