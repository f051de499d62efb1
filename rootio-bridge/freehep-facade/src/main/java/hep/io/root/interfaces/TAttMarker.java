package hep.io.root.interfaces;

import hep.io.root.RootObject;

/** How points are drawn. */
public interface TAttMarker extends RootObject {
  /** Colour. */
  short getMarkerColor();

  /** Style. */
  short getMarkerStyle();

  /** Size. */
  float getMarkerSize();
}
