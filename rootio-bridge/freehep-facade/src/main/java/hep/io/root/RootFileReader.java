package hep.io.root;

import hep.io.root.interfaces.TDatime;
import hep.io.root.interfaces.TFile;
import hep.io.root.interfaces.TKey;
import hep.io.root.internal.DirectoryView;
import hep.io.root.internal.FileObjects;
import hep.rootio.RootFile;
import hep.rootio.RootFormatException;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A file, open for reading. */
public final class RootFileReader implements TFile, Closeable {
  private final RootFile file;
  private final FileObjects objects;
  private final DirectoryView top;

  /** Opens a path, or an address such as {@code root://host//path}. */
  public RootFileReader(String file) throws IOException {
    this(() -> RootFile.open(file));
  }

  /** Opens a file. */
  public RootFileReader(File file) throws IOException {
    this(() -> RootFile.open(file.toPath()));
  }

  /** Opens a file with the class loader of another reader. */
  public RootFileReader(File file, RootFileReader streamerInfo) throws IOException {
    this(file);
    setClassLoader(streamerInfo.getClassLoader());
  }

  /** Opens an address. */
  public RootFileReader(URL url) throws IOException {
    this(() -> RootFile.open(address(url)));
  }

  /** Opens an address; the options were for servers that are gone, and are not looked at. */
  public RootFileReader(URL url, Map<?, ?> options) throws IOException {
    this(url);
  }

  /** Opens an address with the class loader of another reader. */
  public RootFileReader(URL url, Map<?, ?> options, RootFileReader streamerInfo)
      throws IOException {
    this(url);
    setClassLoader(streamerInfo.getClassLoader());
  }

  private RootFileReader(Supplier<RootFile> opening) throws IOException {
    try {
      this.file = opening.get();
    } catch (UncheckedIOException | RootFormatException e) {
      throw new IOException(e.getMessage(), e);
    }
    try {
      this.objects = new FileObjects(file);
      this.top = new DirectoryView(objects, file.root(), file.name(), "");
    } catch (RootFormatException e) {
      file.close();
      throw new IOException(e.getMessage(), e);
    }
  }

  private static URI address(URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      String sentence = url + ": this is no address: " + e.getReason();
      throw new UncheckedIOException(sentence, new IOException(sentence, e));
    }
  }

  /** Reads the object of that name with the highest cycle; names may be paths. */
  public RootObject get(String name) throws IOException, RootClassNotFound {
    int slash = name.indexOf('/');
    if (slash > 0 && !top.hasKey(name)) {
      RootObject found = top.getKey(name.substring(0, slash)).getObject();
      String rest = name.substring(slash + 1);
      for (slash = rest.indexOf('/'); found instanceof DirectoryView; slash = rest.indexOf('/')) {
        String first = slash < 0 ? rest : rest.substring(0, slash);
        found = ((DirectoryView) found).getKey(first).getObject();
        if (slash < 0) {
          return found;
        }
        rest = rest.substring(slash + 1);
      }
    }
    return top.getKey(name).getObject();
  }

  /** The top directory. */
  public DirectoryView getTopDir() {
    return top;
  }

  @Override
  public TKey getKey(int index) {
    return top.getKey(index);
  }

  @Override
  public TKey getKey(String name) {
    return top.getKey(name);
  }

  @Override
  public TKey getKey(String name, int cycle) {
    return top.getKey(name, cycle);
  }

  @Override
  public TKey getKeyForTitle(String title) {
    return top.getKeyForTitle(title);
  }

  @Override
  public boolean hasKey(String name) {
    return top.hasKey(name);
  }

  @Override
  public boolean hasKey(String name, int cycle) {
    return top.hasKey(name, cycle);
  }

  @Override
  public @Nullable TDatime getDatimeC() {
    return top.getDatimeC();
  }

  @Override
  public @Nullable TDatime getDatimeM() {
    return top.getDatimeM();
  }

  @Override
  public int nKeys() {
    return top.nKeys();
  }

  @Override
  public String getName() {
    return file.name();
  }

  @Override
  public String getTitle() {
    return top.getTitle();
  }

  @Override
  public int getVersion() {
    return file.rootVersion();
  }

  @Override
  public int getCompress() {
    return file.compressionSetting();
  }

  @Override
  public int getBits() {
    return top.getBits();
  }

  @Override
  public int getUniqueID() {
    return top.getUniqueID();
  }

  @Override
  public RootClass getRootClass() {
    return objects.rootClass("TFile");
  }

  /** The classes that the file describes. */
  public List<RootClass> streamerInfo() {
    return file.storedClasses().stream().map(c -> objects.rootClass(c.name())).toList();
  }

  /** Where interfaces for classes of the file are looked for. */
  public void setClassLoader(ClassLoader loader) {
    objects.loader(loader);
  }

  /** See {@link #setClassLoader}. */
  public ClassLoader getClassLoader() {
    return objects.loader();
  }

  @Override
  public void close() {
    file.close();
  }
}
