/** Metrics with errors, plots and reports. */
module hep.validation {
  requires static org.jspecify;
  requires java.desktop;

  exports hep.validation;
}
