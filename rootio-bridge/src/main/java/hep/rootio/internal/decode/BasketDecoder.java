package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.IntColumn;
import hep.rootio.Jagged;
import hep.rootio.Struct;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.container.BasketHeader;
import hep.rootio.internal.container.Key;
import java.util.ArrayList;
import java.util.List;

/**
 * Baskets that are kept inside their tree, uncompressed (TBasket::Streamer): a key, the basket's
 * own numbers, and what it holds.
 */
final class BasketDecoder extends Decoder {
  private record Kept(int keyLength, BasketHeader header, BasketHeader.Contents contents) {}

  private final List<Kept> baskets = new ArrayList<>();

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    for (int i = 0; i < count; i++) {
      Key key = Key.readUnwritten(in);
      BasketHeader header = BasketHeader.read(in);
      baskets.add(new Kept(key.keyLength(), header, header.readContents(in)));
    }
  }

  @Override
  public int size() {
    return baskets.size();
  }

  @Override
  public Column column() {
    ByteDecoder bytes = new ByteDecoder(true);
    IntDecoder offsets = new IntDecoder(false);
    Offsets byteEnds = new Offsets();
    Offsets offsetEnds = new Offsets();
    for (Kept basket : baskets) {
      bytes.add(basket.contents().buffer());
      byteEnds.add(bytes.size());
      offsets.add(basket.contents().offsets());
      offsetEnds.add(offsets.size());
    }
    return new Struct(
        "TBasket",
        size(),
        List.of("keyLength", "fNevBuf", "fLast", "offsets", "buffer"),
        List.of(
            new IntColumn(baskets.stream().mapToInt(Kept::keyLength).toArray()),
            new IntColumn(baskets.stream().mapToInt(b -> b.header().entries()).toArray()),
            new IntColumn(baskets.stream().mapToInt(b -> b.header().last()).toArray()),
            new Jagged(offsetEnds.toArray(), offsets.column()),
            new Jagged(byteEnds.toArray(), bytes.column())));
  }

  @Override
  int minimumBytes() {
    return 40;
  }
}
