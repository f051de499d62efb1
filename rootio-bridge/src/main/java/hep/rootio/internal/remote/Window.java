package hep.rootio.internal.remote;

import hep.rootio.internal.bytes.Ahead;
import hep.rootio.internal.bytes.ByteRange;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Spans of a file that are being fetched, or are there. */
final class Window implements Ahead {
  /** Where a span's bytes will be: at one place of a request's answer. */
  private record Coming(ByteRange span, Future<List<byte[]>> answer, int place) {}

  private final String name;
  private final TreeMap<Long, Coming> spans = new TreeMap<>();
  private final List<Future<List<byte[]>>> answers;
  private final Consumer<Window> closed;

  /**
   * Starts to fetch.
   *
   * @param requests spans for each request; they do not overlap
   * @param closed told when nobody needs the spans any more
   */
  Window(Transport transport, List<List<ByteRange>> requests, Consumer<Window> closed) {
    this.name = transport.name();
    this.closed = closed;
    List<Callable<List<byte[]>>> reads = new ArrayList<>();
    for (List<ByteRange> request : requests) {
      reads.add(() -> transport.read(request));
    }
    this.answers = AtOnce.start(reads);
    for (int i = 0; i < requests.size(); i++) {
      List<ByteRange> request = requests.get(i);
      for (int k = 0; k < request.size(); k++) {
        spans.put(request.get(k).offset(), new Coming(request.get(k), answers.get(i), k));
      }
    }
  }

  /** The bytes of a range, waited for; empty where it is none of this window's. */
  Optional<MemorySegment> find(ByteRange range) {
    Map.Entry<Long, Coming> before = spans.floorEntry(range.offset());
    if (before == null || !before.getValue().span().covers(range)) {
      return Optional.empty();
    }
    Coming coming = before.getValue();
    byte[] bytes = AtOnce.await(name, coming.answer()).get(coming.place());
    return Optional.of(
        MemorySegment.ofArray(bytes)
            .asSlice(range.offset() - coming.span().offset(), range.length()));
  }

  @Override
  public void close() {
    closed.accept(this);
    answers.forEach(answer -> answer.cancel(true));
  }
}
