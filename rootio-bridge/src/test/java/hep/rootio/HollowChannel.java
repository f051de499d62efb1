package hep.rootio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file in which zeros are left out, where they come by the megabyte: holes take no disk. */
final class HollowChannel extends LimitedChannel {
  private static final ByteBuffer ZEROS = ByteBuffer.allocate(1 << 20);

  HollowChannel(FileChannel file) {
    super(file, Long.MAX_VALUE);
  }

  @Override
  public int write(ByteBuffer from, long position) throws IOException {
    if (from.equals(ZEROS)) {
      from.position(from.limit());
      return ZEROS.capacity();
    }
    return super.write(from, position);
  }
}
