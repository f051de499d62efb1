package hep.io.root.interfaces;

import hep.io.root.RootObject;

/** How areas are drawn. */
public interface TAttFill extends RootObject {
  /** Colour. */
  short getFillColor();

  /** Style. */
  short getFillStyle();
}
