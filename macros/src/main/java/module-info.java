/** The kaon command. */
module hep.macros {
  requires static org.jspecify;
  requires transitive hep.analysis;

  exports hep.macros;
}
