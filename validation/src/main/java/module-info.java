/** Metrics with errors, plots and reports. */
@SuppressWarnings("requires-automatic")
module hep.validation {
  requires static org.jspecify;
  requires commons.math3;
  requires de.rototor.pdfbox.graphics2d;
  requires org.apache.pdfbox;
  requires org.apache.xmlgraphics.batik.svggen;
  requires java.xml;
  requires transitive java.desktop;

  exports hep.validation;
  exports hep.validation.plot;
}
