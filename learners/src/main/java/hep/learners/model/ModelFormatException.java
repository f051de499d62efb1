package hep.learners.model;

import java.nio.file.Path;

/**
 * Thrown when a model or checkpoint file is broken, or is not one; names the file and what is wrong
 * in it.
 */
public final class ModelFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ModelFormatException(Path file, String problem) {
    super(file + " is not a readable model: " + problem + ".");
  }

  ModelFormatException(Path file, String problem, Throwable cause) {
    super(file + " is not a readable model: " + problem + ".", cause);
  }
}
