package hep.macros.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A Java source file run as {@code java File.java} runs it (JEP 512), but in this JVM, so that its
 * exceptions can be told in a sentence.
 *
 * <p>The file sees every module that Kaon's own launcher has on its module path.
 */
public final class CompactSource {
  private static final String ENDING = ".java";

  private final String name;
  private final Map<String, byte[]> classes;

  private CompactSource(String name, Map<String, byte[]> classes) {
    this.name = name;
    this.classes = classes;
  }

  /**
   * Compiles a file in memory.
   *
   * @throws NotCompiled with the compiler's first complaint, file and line
   */
  public static CompactSource compile(Path file) throws IOException, NotCompiled {
    String fileName = file.getFileName().toString();
    if (!fileName.endsWith(ENDING)) {
      throw new NotCompiled(file + " is no macro: the name of a Java source file ends in .java.");
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> written = new HashMap<>();
    String modulePath = System.getProperty("jdk.module.path");
    List<String> options =
        modulePath != null
            ? List.of("--module-path", modulePath, "--add-modules", "ALL-MODULE-PATH", "-proc:none")
            : List.of(
                "--module-path",
                System.getProperty("java.class.path"),
                "--add-modules",
                "hep.macros",
                "-proc:none");
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(complaints, Locale.ROOT, null)) {
      JavaFileManager inMemory = new InMemory(files, written);
      boolean done =
          compiler
              .getTask(null, inMemory, complaints, options, null, files.getJavaFileObjects(file))
              .call();
      if (!done) {
        throw new NotCompiled(first(file, complaints.getDiagnostics()));
      }
    }
    Map<String, byte[]> classes = new HashMap<>();
    written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    String name = fileName.substring(0, fileName.length() - ENDING.length());
    if (!classes.containsKey(name)) {
      throw new NotCompiled("%s has no method main, nor a class %s.".formatted(file, name));
    }
    return new CompactSource(name, classes);
  }

  /**
   * Runs {@code main}; what it throws, this throws.
   *
   * @throws NotCompiled where the file has no {@code main}
   */
  public void run(String... args) throws Exception {
    ClassLoader loader = new Loader(classes);
    Class<?> type = loader.loadClass(name);
    Method main =
        main(type, String[].class)
            .or(() -> main(type))
            .orElseThrow(() -> new NotCompiled(name + ".java has no method main."));
    main.setAccessible(true);
    Thread.currentThread().setContextClassLoader(loader);
    try {
      Object instance = null;
      if (!Modifier.isStatic(main.getModifiers())) {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        instance = constructor.newInstance();
      }
      Object[] given = main.getParameterCount() == 0 ? new Object[0] : new Object[] {args};
      main.invoke(instance, given);
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case Exception exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw e;
      }
    }
  }

  private static Optional<Method> main(Class<?> type, Class<?>... parameters) {
    try {
      return Optional.of(type.getDeclaredMethod("main", parameters));
    } catch (NoSuchMethodException _) {
      return Optional.empty();
    }
  }

  private static String first(Path file, List<Diagnostic<? extends JavaFileObject>> complaints) {
    long errors = complaints.stream().filter(c -> c.getKind() == Diagnostic.Kind.ERROR).count();
    String more = errors > 1 ? " (and %d more)".formatted(errors - 1) : "";
    return complaints.stream()
        .filter(c -> c.getKind() == Diagnostic.Kind.ERROR)
        .findFirst()
        .map(c ->
            "%s:%d: %s%s."
                .formatted(
                    file,
                    c.getLineNumber(),
                    c.getMessage(Locale.ROOT).replaceAll("\\s*\\R\\s*", "; "),
                    more))
        .orElse(file + " does not compile.");
  }

  /** A source that is no program. */
  public static final class NotCompiled extends Exception {
    private static final long serialVersionUID = 1;

    NotCompiled(String sentence) {
      super(sentence);
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written;

    InMemory(StandardJavaFileManager files, Map<String, ByteArrayOutputStream> written) {
      super(files);
      this.written = written;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(
          URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(className, bytes);
          return bytes;
        }
      };
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(CompactSource.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
