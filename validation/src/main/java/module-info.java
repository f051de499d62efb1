/** Metrics with errors, plots and reports. */
@SuppressWarnings("requires-automatic")
module hep.validation {
  requires static org.jspecify;
  requires commons.math3;
  requires de.rototor.pdfbox.graphics2d;
  // Of the PDF library, which as an automatic module cannot ask for named modules itself.
  requires org.apache.commons.logging;
  requires org.apache.pdfbox;
  requires org.apache.xmlgraphics.batik.svggen;
  requires java.xml;
  // Not transitive: a macro that imports this module would find two classes called List.
  requires java.desktop;

  exports hep.validation;
  exports hep.validation.plot;
}
