package hep.io.root.interfaces;

/** A histogram of two dimensions in double precision: bin 0 is underflow. Bins run x fastest. */
public interface TH2D extends TH2, TArrayD {}
