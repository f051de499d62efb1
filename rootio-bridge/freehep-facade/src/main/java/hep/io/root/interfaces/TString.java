package hep.io.root.interfaces;

import hep.io.root.RootObject;

/** A string as an object. */
public interface TString extends RootObject {}
