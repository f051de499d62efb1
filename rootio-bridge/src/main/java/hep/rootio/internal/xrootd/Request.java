package hep.rootio.internal.xrootd;

import java.nio.ByteBuffer;

/**
 * What a client asks.
 *
 * @param code of the request
 * @param parameters 16 bytes
 * @param data behind the head
 */
record Request(int code, ByteBuffer parameters, byte[] data) {
  static final int AUTH = 3000;
  static final int CLOSE = 3003;
  static final int PROTOCOL = 3006;
  static final int LOGIN = 3007;
  static final int OPEN = 3010;
  static final int READ = 3013;
  static final int STAT = 3017;
  static final int READV = 3025;

  private static final int PARAMETER_BYTES = 16;
  private static final byte[] NO_DATA = {};

  /** Parameters that are all zero. */
  static Request of(int code, byte[] data) {
    return new Request(code, ByteBuffer.allocate(PARAMETER_BYTES), data);
  }

  /** Without data; the parameters are still to be put in. */
  static Request of(int code) {
    return of(code, NO_DATA);
  }

  /** Head and data, as they go over the wire. */
  byte[] bytes(int stream) {
    return ByteBuffer.allocate(24 + data.length)
        .putShort((short) stream)
        .putShort((short) code)
        .put(parameters.duplicate().rewind())
        .putInt(data.length)
        .put(data)
        .array();
  }
}
