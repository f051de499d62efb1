/** Metrics with errors, plots and reports. */
@SuppressWarnings("requires-automatic")
module hep.validation {
  requires static org.jspecify;
  requires commons.math3;
  requires java.desktop;

  exports hep.validation;
}
