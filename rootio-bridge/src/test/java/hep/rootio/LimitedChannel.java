package hep.rootio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * A file on a disk that has room for so many bytes. Writing at a position is all that it is asked
 * for.
 */
class LimitedChannel extends FileChannel {
  private final FileChannel file;
  private final long room;

  LimitedChannel(FileChannel file, long room) {
    this.file = file;
    this.room = room;
  }

  @Override
  public int write(ByteBuffer from, long position) throws IOException {
    if (position + from.remaining() > room) {
      throw new IOException("No space left on device");
    }
    return file.write(from, position);
  }

  @Override
  public void force(boolean metaData) throws IOException {
    file.force(metaData);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }

  @Override
  public int read(ByteBuffer to) {
    throw unexpected();
  }

  @Override
  public long read(ByteBuffer[] to, int offset, int length) {
    throw unexpected();
  }

  @Override
  public int read(ByteBuffer to, long position) {
    throw unexpected();
  }

  @Override
  public int write(ByteBuffer from) {
    throw unexpected();
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) {
    throw unexpected();
  }

  @Override
  public long position() {
    throw unexpected();
  }

  @Override
  public FileChannel position(long newPosition) {
    throw unexpected();
  }

  @Override
  public long size() {
    throw unexpected();
  }

  @Override
  public FileChannel truncate(long size) {
    throw unexpected();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw unexpected();
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long position, long count) {
    throw unexpected();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw unexpected();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw unexpected();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw unexpected();
  }

  private static AssertionError unexpected() {
    return new AssertionError("the writer was expected to write at positions only");
  }
}
