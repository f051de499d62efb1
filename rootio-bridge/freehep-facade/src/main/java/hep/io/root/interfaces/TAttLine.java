package hep.io.root.interfaces;

import hep.io.root.RootObject;

/** How lines are drawn. */
public interface TAttLine extends RootObject {
  /** Colour. */
  short getLineColor();

  /** Style. */
  short getLineStyle();

  /** Width. */
  short getLineWidth();
}
