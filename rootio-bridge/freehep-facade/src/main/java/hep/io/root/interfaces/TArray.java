package hep.io.root.interfaces;

import hep.io.root.RootObject;

/** Numbers. */
public interface TArray extends RootObject {}
