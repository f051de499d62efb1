package hep.analysis.jets;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes the jets of events as JSON: an array with one object an event, {@code jetid} counting from
 * 1 and {@code jets}, hardest first, each with {@code rap}, {@code phi} in [0, 2 pi) and {@code pt}
 * in GeV, all digits kept.
 */
public final class JetCollections implements AutoCloseable {
  private final Path target;
  private final Path temporary;
  private final Writer writer;
  private final JsonWriter json;
  private int events;
  private boolean complete;

  private JetCollections(Path target, Path temporary, Writer writer) throws IOException {
    this.target = target;
    this.temporary = temporary;
    this.writer = writer;
    json = new JsonWriter(writer);
    json.setIndent("  ");
    json.beginArray();
  }

  /** Opens a file beside {@code target}, which takes its place once {@link #finish} was called. */
  public static JetCollections create(Path target) {
    try {
      Path folder = target.toAbsolutePath().getParent();
      Path temporary = Files.createTempFile(folder, ".jets", ".json");
      return new JetCollections(
          target, temporary, Files.newBufferedWriter(temporary, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written: %s".formatted(target, e), e);
    }
  }

  /** Adds the jets of the next event. */
  public void add(List<Jet> jets) {
    try {
      json.beginObject().name("jetid").value(++events).name("jets").beginArray();
      for (Jet jet : jets) {
        FourVector v = jet.momentum();
        json.beginObject();
        json.name("rap").value(v.rapidity());
        json.name("phi").value(v.phi());
        json.name("pt").value(v.pt());
        json.endObject();
      }
      json.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written: %s".formatted(target, e), e);
    }
  }

  /** Ends the array and puts the file in its place. */
  public void finish() {
    try {
      json.endArray();
      json.flush();
      writer.write('\n');
      writer.close();
      try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      complete = true;
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written: %s".formatted(target, e), e);
    }
  }

  /** Leaves nothing behind when {@link #finish} was not reached. */
  @Override
  public void close() {
    if (complete) {
      return;
    }
    try {
      writer.close();
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be removed: %s".formatted(temporary, e), e);
    }
  }
}
