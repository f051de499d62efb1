package hep.io.root.output;

import hep.rootio.RootWriter;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A file that is being written: all at once, when it is closed. */
public final class TFile extends TDirectory implements Closeable {
  private static final int MOST_COMPRESSED = 9;

  private final RootWriter writer;
  private int compressionLevel = 1;
  private boolean open = true;

  /** Begins a file at a path. */
  public TFile(String path) throws IOException {
    this(new File(path));
  }

  /** Begins a file. */
  public TFile(File file) throws IOException {
    super(file.getName());
    try {
      writer = RootWriter.create(file.toPath());
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The level asked for; see {@link #setCompressionLevel}. */
  public int getCompressionLevel() {
    return compressionLevel;
  }

  /**
   * Takes a level from 0 to 9. Objects as small as histograms are packed by zlib whatever it says,
   * where that makes them smaller.
   */
  public void setCompressionLevel(int level) {
    if (level < 0 || level > MOST_COMPRESSED) {
      throw new IllegalArgumentException(
          "a level of compression lies from 0 to %d, not %d".formatted(MOST_COMPRESSED, level));
    }
    compressionLevel = level;
  }

  /** Does nothing: all is written when the file is closed, or nothing is. */
  public void flush() {}

  /** Writes everything, and puts the file in its place. */
  @Override
  public void close() throws IOException {
    if (!open) {
      return;
    }
    open = false;
    try {
      writeTo(writer, "");
      writer.close();
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      writer.discard();
    }
  }
}
