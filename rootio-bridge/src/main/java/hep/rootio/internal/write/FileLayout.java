package hep.rootio.internal.write;

import hep.rootio.Compression;
import hep.rootio.internal.codec.Blocks;
import hep.rootio.internal.codec.Codec;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * What makes records a ROOT file: the head, one key in front of each record, directories that list
 * keys, the descriptions of all classes written, and the list of free space. Positions are known
 * only at the end, so head and directories are filled in by {@link #finish}.
 *
 * @see <a href="https://root.cern/doc/master/classTFile.html">TFile: the format of a ROOT file</a>
 */
public final class FileLayout {
  private static final int BEGIN = 100;

  /** The layouts of ROOT 6.20. */
  private static final int FORMAT = 62000;

  private static final int BIG_FORMAT = 1_000_000;
  private static final int DIRECTORY_VERSION = 5;
  private static final int UUID_VERSION = 1;

  private final FileOutput file;
  private final DirectoryOutput root;
  private final int datime = KeyRecord.pack(LocalDateTime.now(ZoneId.systemDefault()));
  private final Compression compression;
  private final UUID uuid;
  private final int format;
  private final FreeSpace free;
  private final StreamerInfos.Before descriptions;
  private final Set<String> classes = new LinkedHashSet<>();
  private final Packing packing = new Packing();

  /**
   * Begins a file.
   *
   * @param compression for everything but trees, which have their own
   */
  public FileLayout(FileOutput file, Compression compression) {
    this.file = file;
    this.compression = compression;
    uuid = UUID.randomUUID();
    format = FORMAT;
    free = new FreeSpace();
    descriptions = StreamerInfos.Before.none();
    String name = String.valueOf(file.target().getFileName());
    file.append(new byte[BEGIN], 0, BEGIN);
    int keyLength = KeyRecord.lengthAt(BEGIN, "TFile", name, "");
    int nameLength = keyLength + Output.stringLength(name) + Output.stringLength("");
    root = new DirectoryOutput(name, "", null, BEGIN, nameLength, datime);
    Output body = new Output().string(name).string("");
    directory(body, root, 0, 0);
    append(root, "TFile", name, "", 0, 1, body, Compression.none());
  }

  /**
   * Goes on with a file that is there: what it holds stays where it is, new records follow its end.
   */
  public FileLayout(FileOutput file, Compression compression, ExistingFile existing) {
    this.file = file;
    this.compression = compression;
    uuid = existing.uuid();
    format = existing.format();
    free = existing.free();
    descriptions = existing.descriptions();
    root = existing.root();
    file.copyTarget();
  }

  /** Where the next record goes when nothing waits to be packed. */
  public long end() {
    settle();
    return file.end();
  }

  /** Writes the records that wait to be packed. */
  public void settle() {
    packing.settle();
  }

  /**
   * Takes a record that is packed while others are made; it goes to the file in the order of calls.
   *
   * @param mostBytes the most that it can take, with its key
   * @param pack makes its bytes, in any thread
   * @param write writes the record with {@link #record} or {@link #blobNow}
   */
  public void later(long mostBytes, Callable<byte[]> pack, Consumer<byte[]> write) {
    packing.add(mostBytes, pack, write);
  }

  /** How long the key of the next record is: longer where that starts behind 2 GB. */
  int nextKeyLength(String className, String name, String title) {
    if (file.end() <= KeyRecord.BIG && file.end() + packing.mostBytes() > KeyRecord.BIG) {
      settle();
    }
    return KeyRecord.lengthAt(file.end(), className, name, title);
  }

  /** Writes the head and the bytes of a record that was taken {@link #later}. */
  void record(LongFunction<Output> head, byte[] bytes) {
    file.append(head.apply(file.end()));
    file.append(bytes, 0, bytes.length);
  }

  public DirectoryOutput root() {
    return root;
  }

  Compression compression() {
    return compression;
  }

  /** Collects the classes whose descriptions the file must hold. */
  public Set<String> classes() {
    return classes;
  }

  /** The directory of that name below another, made where it is missing. */
  public DirectoryOutput child(DirectoryOutput parent, String name) {
    DirectoryOutput known = parent.children.get(name);
    if (known != null) {
      return known;
    }
    long seek = end();
    int keyLength = KeyRecord.lengthAt(seek, "TDirectory", name, name);
    DirectoryOutput made = new DirectoryOutput(name, name, parent, seek, keyLength, datime);
    Output body = new Output();
    directory(body, made, 0, 0);
    KeyRecord key =
        append(parent, "TDirectory", name, name, parent.seek, 1, body, Compression.none());
    parent.keys.add(key);
    parent.children.put(name, made);
    return made;
  }

  /** Writes an object and lists it in its directory. */
  public void object(
      DirectoryOutput directory, String name, String title, ObjectValue value, Compression codec) {
    int keyLength = KeyRecord.lengthAt(end(), value.className(), name, title);
    Output body = new Output(4096);
    new ObjectOutput(body, keyLength, classes).object(value);
    listed(directory, value.className(), name, title, body, codec);
  }

  /** Writes bytes as an object and lists it in its directory. */
  public KeyRecord listed(
      DirectoryOutput directory,
      String className,
      String name,
      String title,
      Output body,
      Compression codec) {
    int cycle = directory.nextCycle(name);
    KeyRecord key = append(directory, className, name, title, directory.seek, cycle, body, codec);
    directory.keys.add(key);
    return key;
  }

  /**
   * Writes bytes that no directory lists, found only by their place.
   *
   * @param length of the bytes before compression
   * @return where the bytes themselves start, behind their key
   */
  public long blob(DirectoryOutput directory, byte[] bytes, int length) {
    settle();
    return blobNow(directory, bytes, length);
  }

  /** Writes bytes that were taken {@link #later}, as {@link #blob}. */
  public long blobNow(DirectoryOutput directory, byte[] bytes, int length) {
    long seek = file.end();
    int keyLength = KeyRecord.lengthAt(seek, "RBlob", "", "");
    Output head = new Output();
    new KeyRecord(
            Math.addExact(keyLength, bytes.length),
            length,
            datime,
            keyLength,
            1,
            seek,
            directory.seek,
            "RBlob",
            "",
            "")
        .write(head);
    file.append(head);
    file.append(bytes, 0, bytes.length);
    return seek + keyLength;
  }

  private KeyRecord append(
      DirectoryOutput directory,
      String className,
      String name,
      String title,
      long seekDirectory,
      int cycle,
      Output body,
      Compression codec) {
    Packed packed = Packed.of(body, codec);
    long seek = end();
    int keyLength = KeyRecord.lengthAt(seek, className, name, title);
    KeyRecord key =
        new KeyRecord(
            Math.addExact(keyLength, packed.length()),
            body.length(),
            datime,
            keyLength,
            cycle,
            seek,
            directory == root && seek == BEGIN ? 0 : seekDirectory,
            className,
            name,
            title);
    Output head = new Output();
    key.write(head);
    file.append(head);
    file.append(packed.bytes(), 0, packed.length());
    return key;
  }

  /**
   * Takes the newest object of that name out of its directory; its record becomes free space.
   *
   * @throws IllegalArgumentException when there is none of that class
   */
  public void remove(DirectoryOutput directory, String className, String name) {
    KeyRecord newest =
        directory.keys.stream()
            .filter(key -> key.name().equals(name) && key.className().equals(className))
            .max((a, b) -> Integer.compare(a.cycle(), b.cycle()))
            .orElseThrow(
                () -> new IllegalArgumentException("no %s called '%s'".formatted(className, name)));
    directory.keys.remove(newest);
    free.add(newest.seek(), newest.bytes());
  }

  int datime() {
    return datime;
  }

  /**
   * Writes what needs all positions: lists of keys, class descriptions, free list, and the head of
   * the file.
   */
  public void finish() {
    settle();
    free.mark(file);
    finish(root);
    Output infos = StreamerInfos.continued(descriptions, classes);
    KeyRecord info =
        append(
            root,
            "TList",
            StreamerInfos.NAME,
            descriptions.title(file.end()),
            root.seek,
            1,
            infos,
            compression);
    head(info, freeList());
  }

  private void finish(DirectoryOutput directory) {
    directory.children.values().forEach(this::finish);
    long seek = file.end();
    Output list = new Output().i4(directory.keys.size());
    directory.keys.forEach(key -> key.write(list));
    KeyRecord key =
        append(
            directory,
            directory.className(),
            directory.name,
            directory.title,
            directory.seek,
            1,
            list,
            Compression.none());
    Output record = new Output();
    directory(record, directory, seek, key.bytes());
    file.patch(directory.seek + directory.nameLength, record);
  }

  /** The record of a directory; it always takes 60 bytes, with room for 64-bit positions. */
  private void directory(Output out, DirectoryOutput directory, long seekKeys, int keysLength) {
    DirectoryOutput parent = directory.parent;
    long seekParent = parent == null ? 0 : parent.seek;
    boolean big = seekKeys > KeyRecord.BIG || directory.seek > KeyRecord.BIG;
    out.i2(big ? DIRECTORY_VERSION + KeyRecord.BIG_VERSION : DIRECTORY_VERSION);
    out.i4(directory.created).i4(datime).i4(keysLength).i4(directory.nameLength);
    if (big) {
      out.i8(directory.seek).i8(seekParent).i8(seekKeys);
    } else {
      out.i4((int) directory.seek).i4((int) seekParent).i4((int) seekKeys);
    }
    uuid(out);
    if (!big) {
      out.i4(0).i4(0).i4(0);
    }
  }

  private void uuid(Output out) {
    out.i2(UUID_VERSION).i8(uuid.getMostSignificantBits()).i8(uuid.getLeastSignificantBits());
  }

  private KeyRecord freeList() {
    long seek = file.end();
    int keyLength = KeyRecord.lengthAt(seek, "TFile", root.name, root.title);
    Output body = free.list(seek + keyLength);
    return append(root, "TFile", root.name, root.title, root.seek, 1, body, Compression.none());
  }

  private void head(KeyRecord info, KeyRecord freeList) {
    boolean big = file.end() > KeyRecord.BIG;
    Output out = new Output();
    out.u1('r').u1('o').u1('o').u1('t').i4(big ? format + BIG_FORMAT : format).i4((int) root.seek);
    if (big) {
      out.i8(file.end()).i8(freeList.seek());
    } else {
      out.i4((int) file.end()).i4((int) freeList.seek());
    }
    out.i4(freeList.bytes())
        .i4(free.segments())
        .i4(root.nameLength)
        .u1(big ? 8 : 4)
        .i4(setting(compression));
    if (big) {
      out.i8(info.seek());
    } else {
      out.i4((int) info.seek());
    }
    out.i4(info.bytes());
    uuid(out);
    file.patch(0, out);
  }

  /** Algorithm and level in one number, as ROOT keeps them. */
  public static int setting(Compression compression) {
    return codec(compression).map(c -> 100 * c.number() + compression.level()).orElse(0);
  }

  /** Bytes as they are stored: compressed where that makes them fewer. */
  public static byte[] pack(byte[] bytes, Compression compression) {
    return codec(compression)
        .flatMap(codec -> Blocks.pack(codec, compression.level(), bytes))
        .orElse(bytes);
  }

  private static Optional<Codec> codec(Compression compression) {
    return switch (compression.algorithm()) {
      case NONE -> Optional.empty();
      case ZLIB -> Optional.of(Codec.ZLIB);
      case LZMA -> Optional.of(Codec.LZMA);
      case LZ4 -> Optional.of(Codec.LZ4);
      case ZSTD -> Optional.of(Codec.ZSTD);
    };
  }

  /** The bytes of a record as they are stored. */
  record Packed(byte[] bytes, int length) {
    static Packed of(Output body, Compression compression) {
      return codec(compression)
          .flatMap(codec -> Blocks.pack(codec, compression.level(), body.toByteArray()))
          .map(packed -> new Packed(packed, packed.length))
          .orElseGet(() -> new Packed(body.array(), body.length()));
    }
  }
}
