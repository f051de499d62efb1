package hep.io.root.interfaces;

import hep.io.root.RootObject;

/** A date and a time of day, in the time zone of whoever wrote it. */
public interface TDatime extends RootObject {
  /** As a date of this time zone. */
  java.util.Date getDate();
}
