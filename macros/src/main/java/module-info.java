/** The kaon command, and what a macro needs: options, run folder, progress. */
@SuppressWarnings("requires-automatic")
module hep.macros {
  requires static org.jspecify;
  requires transitive hep.analysis;
  requires com.google.gson;
  requires info.picocli;
  requires java.compiler;
  requires java.management;
  requires jdk.management;
  requires jdk.compiler;
  requires jdk.incubator.vector;
  requires org.apache.logging.log4j;
  requires org.apache.logging.log4j.core;
  requires org.snakeyaml.engine;
  requires me.tongfei.progressbar;

  exports hep.macros;

  provides System.LoggerFinder with
      hep.macros.internal.Log4jFinder;

  opens hep.macros.command to
      info.picocli;
}
