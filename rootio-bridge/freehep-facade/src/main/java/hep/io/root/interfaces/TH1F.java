package hep.io.root.interfaces;

/** A histogram of one dimension in single precision: bin 0 is underflow. */
public interface TH1F extends TH1, TArrayF {}
