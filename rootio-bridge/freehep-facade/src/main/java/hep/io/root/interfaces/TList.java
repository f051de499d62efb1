package hep.io.root.interfaces;

/** Objects in order. */
public interface TList extends TSeqCollection {}
