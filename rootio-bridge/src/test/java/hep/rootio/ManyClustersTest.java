package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.internal.write.FileLayout;
import hep.rootio.internal.write.FileOutput;
import hep.rootio.internal.write.GivenColumn;
import hep.rootio.internal.write.tuple.TupleOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RNTuples of hundreds of clusters in several cluster groups. */
class ManyClustersTest {
  private static final int BATCH = 1000;
  private static final int BATCHES = 200;
  private static final int GROUPS = 3;

  @TempDir private Path folder;

  @Test
  void readsHundredsOfTinyClustersInSeveralGroups() {
    Path path = folder.resolve("tiny.root");
    Map<String, Column> columns = Made.columns(BATCH, 33);
    columns.keySet().retainAll(List.of("i32", "text", "v_f32", "v_v_f32", "point"));
    List<GivenColumn> batch = new ArrayList<>();
    columns.forEach((name, column) -> batch.add(new GivenColumn(name, column, "")));
    FileOutput file = new FileOutput(path, FileOutput::openNew);
    FileLayout layout = new FileLayout(file, Compression.lz4());
    // A cluster ends with every batch: its bytes are more than a cluster's.
    TupleOutput tuple =
        new TupleOutput(layout, layout.root(), "tuple", "", Compression.lz4(), 1 << 12, 1 << 12);
    for (int i = 0; i < BATCHES; i++) {
      tuple.append(batch, BATCH);
    }
    tuple.finish();
    layout.finish();
    file.commit();
    for (int group = 1; group < GROUPS; group++) {
      try (RootWriter out = RootWriter.update(path);
          TreeWriter more = out.append("tuple")) {
        Batch again = new Batch();
        columns.forEach(again::column);
        more.fill(again);
      }
    }
    int all = (BATCHES + GROUPS - 1) * BATCH;
    try (RootFile read = RootFile.open(path)) {
      Tree tree = read.tree("tuple");
      assertEquals(all, tree.entries());
      assertTrue(tree.batches(List.of("i32"), 1 << 16).size() > GROUPS);
      columns.forEach((name, column) -> {
        Columns last = tree.read(List.of(name), EntryRange.of(all - BATCH, all));
        assertEquals(column, last.column(name), name);
        Columns middle = tree.read(List.of(name), EntryRange.of(177L * BATCH, 178L * BATCH));
        assertEquals(column, middle.column(name), name);
        assertEquals(all, tree.read(List.of(name)).column(name).length());
      });
    }
  }
}
