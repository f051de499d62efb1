package hep.io.root.interfaces;

/** A histogram of one dimension in double precision: bin 0 is underflow. */
public interface TH1D extends TH1, TArrayD {}
