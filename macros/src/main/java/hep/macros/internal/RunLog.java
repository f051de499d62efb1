package hep.macros.internal;

import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.AppenderComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.api.LayoutComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.LoggerComponentBuilder;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/** Where log messages go: to a run folder's file with time and logger, and plain to the console. */
public final class RunLog {
  /**
   * The logger whose messages go to the file only, where the console shows the same in another way.
   */
  public static final String FILE_ONLY = "hep.file";

  private static final String KAON = "hep";

  /**
   * Logs a stack trace as an error where the JDK does not let it unmap memory, which it then does
   * without.
   */
  private static final String CHATTY = "org.apache.pdfbox.io";

  private RunLog() {}

  /**
   * Logs to the file and, unless quiet, to the console.
   *
   * @param append whether what the file holds is kept
   */
  public static void open(Path file, boolean append, boolean quiet) {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    builder.setStatusLevel(Level.OFF);
    AppenderComponentBuilder toFile =
        builder
            .newAppender("file", "File")
            .addAttribute("fileName", file)
            .addAttribute("append", append)
            .addAttribute("ignoreExceptions", false)
            .add(
                pattern(
                    builder,
                    "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{1.} %replace{%msg}{\\p{Cntrl}}{?}%n%throwable"));
    LoggerComponentBuilder own =
        builder
            .newLogger(KAON, Level.INFO)
            .addAttribute("additivity", false)
            .add(builder.newAppenderRef("file"));
    if (!quiet) {
      own.add(builder.newAppenderRef("console"));
    }
    builder
        .add(toFile)
        .add(console(builder))
        .add(own)
        .add(builder.newRootLogger(Level.WARN).add(builder.newAppenderRef("file")))
        .add(builder.newLogger(CHATTY, Level.OFF))
        .add(
            builder
                .newLogger(FILE_ONLY, Level.INFO)
                .addAttribute("additivity", false)
                .add(builder.newAppenderRef("file")));
    Configurator.reconfigure(builder.build());
  }

  /** No file: Kaon's own warnings are shown on the console, other libraries' messages nowhere. */
  public static void close() {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    builder.setStatusLevel(Level.OFF);
    builder
        .add(console(builder))
        .add(builder.newLogger(KAON, Level.WARN).add(builder.newAppenderRef("console")))
        .add(builder.newRootLogger(Level.OFF));
    Configurator.reconfigure(builder.build());
  }

  private static AppenderComponentBuilder console(
      ConfigurationBuilder<BuiltConfiguration> builder) {
    return builder
        .newAppender("console", "Console")
        .addAttribute("target", ConsoleAppender.Target.SYSTEM_OUT)
        .addAttribute("follow", true)
        .add(pattern(builder, "%equals{%level: }{INFO: }{}%replace{%msg}{\\p{Cntrl}}{?}%n"));
  }

  private static LayoutComponentBuilder pattern(
      ConfigurationBuilder<BuiltConfiguration> builder, String pattern) {
    return builder
        .newLayout("PatternLayout")
        .addAttribute("pattern", pattern)
        .addAttribute("alwaysWriteExceptions", false);
  }
}
