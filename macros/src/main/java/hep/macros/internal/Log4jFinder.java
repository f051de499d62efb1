package hep.macros.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** Sends what is logged by {@link System.Logger} to log4j, so that a run folder's log holds it. */
public final class Log4jFinder extends System.LoggerFinder {
  /** Called by the JDK's service loader. */
  public Log4jFinder() {}

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new Bridge(LogManager.getLogger(name));
  }

  private record Bridge(Logger logger) implements System.Logger {
    @Override
    public String getName() {
      return logger.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
      return logger.isEnabled(log4j(level));
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      logger.log(log4j(level), message, thrown);
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object @Nullable ... params) {
      if (isLoggable(level)) {
        boolean plain = format == null || params == null || params.length == 0;
        logger.log(
            log4j(level), plain ? format : new MessageFormat(format, Locale.ROOT).format(params));
      }
    }

    private static org.apache.logging.log4j.Level log4j(Level level) {
      return switch (level) {
        case ALL -> org.apache.logging.log4j.Level.ALL;
        case TRACE -> org.apache.logging.log4j.Level.TRACE;
        case DEBUG -> org.apache.logging.log4j.Level.DEBUG;
        case INFO -> org.apache.logging.log4j.Level.INFO;
        case WARNING -> org.apache.logging.log4j.Level.WARN;
        case ERROR -> org.apache.logging.log4j.Level.ERROR;
        case OFF -> org.apache.logging.log4j.Level.OFF;
      };
    }
  }
}
