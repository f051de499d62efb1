package hep.learners.onnx;

/** Thrown when bytes are no ONNX model that can be read; says where and what is wrong. */
public final class OnnxFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OnnxFormatException(String where, String problem) {
    super(where + " cannot be read as an ONNX model: " + problem + ".");
  }
}
