/** ROOT files as typed columns, in both directions. */
module hep.rootio {
  requires static org.jspecify;

  exports hep.rootio;
}
