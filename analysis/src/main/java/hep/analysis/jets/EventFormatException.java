package hep.analysis.jets;

import java.io.Serial;

/** An event file that is not what it should be; the message names file and line. */
public final class EventFormatException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  EventFormatException(String message) {
    super(message);
  }
}
