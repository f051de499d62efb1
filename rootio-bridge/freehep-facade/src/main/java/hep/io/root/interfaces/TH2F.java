package hep.io.root.interfaces;

/** A histogram of two dimensions in single precision: bin 0 is underflow. Bins run x fastest. */
public interface TH2F extends TH2, TArrayF {}
