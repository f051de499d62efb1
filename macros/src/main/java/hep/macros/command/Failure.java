package hep.macros.command;

import hep.analysis.InputException;
import hep.learners.model.ModelFormatException;
import hep.learners.train.TrainingDivergedException;
import hep.macros.internal.Escaped;
import hep.macros.internal.IoReason;
import hep.rootio.RootFormatException;
import hep.rootio.RootNameException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * How a run that failed ends.
 *
 * @param exitCode 1 for a fault of Kaon's own, 2 for something the user can mend, 3 for an
 *     environment that does not fit
 * @param sentence what is printed
 */
record Failure(int exitCode, String sentence) {
  static final int INTERNAL = 1;
  static final int INPUT = 2;
  static final int ENVIRONMENT = 3;

  /** What the exception means to the user. */
  static Failure of(Throwable thrown) {
    return switch (thrown) {
      case InputException e -> new Failure(INPUT, ended(e));
      case RootFormatException e -> new Failure(INPUT, ended(e));
      case RootNameException e -> new Failure(INPUT, ended(e));
      case TrainingDivergedException e -> new Failure(INPUT, ended(e));
      case ModelFormatException e -> new Failure(INPUT, ended(e));
      case UncheckedIOException e -> new Failure(INPUT, sentence(e));
      case IOException e -> new Failure(INPUT, IoReason.of(e) + ".");
      case OutOfMemoryError _ ->
          new Failure(
              ENVIRONMENT,
              "out of memory with a heap of %d MB; give more, such as KAON_OPTS=-Xmx8g, or fewer entries."
                  .formatted(Runtime.getRuntime().maxMemory() >> 20));
      default ->
          new Failure(
              INTERNAL,
              "internal error%s: %s (--debug shows more).".formatted(place(thrown), thrown));
    };
  }

  private static String ended(RuntimeException e) {
    String text = Escaped.text(String.valueOf(e.getMessage()));
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }

  private static String place(Throwable thrown) {
    StackTraceElement[] frames = thrown.getStackTrace();
    return frames.length == 0
        ? ""
        : " at %s:%d".formatted(frames[0].getFileName(), frames[0].getLineNumber());
  }

  private static String sentence(UncheckedIOException e) {
    String own = String.valueOf(e.getMessage());
    IOException cause = e.getCause();
    return cause != null && own.equals(cause.toString()) ? IoReason.of(cause) + "." : own;
  }
}
