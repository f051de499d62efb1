package hep.io.root.interfaces;

/** Objects of one class. */
public interface TClonesArray extends TObjArray {}
