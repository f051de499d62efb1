package hep.rootio.fuzz;

/** What the reader makes of a file with one change. */
enum Outcome {
  /** Every value is as before. */
  UNCHANGED,
  /** A RootFormatException for the file, a branch or an object; all other values as before. */
  REFUSED,
  /** The file is said not to have been closed; what a scan of its records finds is as before. */
  RECOVERED,
  /** Another value, name or count, without a word, where a checksum covers the changed byte. */
  CHANGED_DESPITE_CHECKSUM,
  /** Another value, name or count, without a word, where the format has no checksum. */
  CHANGED,
  /** Another exception or an error. */
  OTHER_EXCEPTION,
  /** More than five seconds. */
  SLOW
}
