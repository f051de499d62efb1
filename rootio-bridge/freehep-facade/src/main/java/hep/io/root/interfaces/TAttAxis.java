package hep.io.root.interfaces;

import hep.io.root.RootObject;

/** How an axis is drawn. */
public interface TAttAxis extends RootObject {
  /** Number of divisions, as ROOT packs it. */
  int getNdivisions();

  /** Colour of the line. */
  short getAxisColor();

  /** Colour of labels. */
  short getLabelColor();

  /** Font of labels. */
  short getLabelFont();

  /** Distance of labels. */
  float getLabelOffset();

  /** Size of labels. */
  float getLabelSize();

  /** Length of ticks. */
  float getTickLength();

  /** Distance of the title. */
  float getTitleOffset();

  /** Size of the title. */
  float getTitleSize();
}
