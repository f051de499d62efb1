package hep.macros.bench;

import hep.macros.internal.Machine;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * The native matrix product that ours is measured against, called through the foreign-function API.
 */
@SuppressWarnings("restricted") // calling a native library is its purpose
public final class OpenBlas {
  private static final List<String> NAMES =
      List.of("libopenblas.so.0", "libopenblas.so", "libopenblas.dylib", "libopenblas.dll");
  private static final String CORE = "OPENBLAS_CORETYPE";
  private static final int ROW_MAJOR = 101;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;

  private final MethodHandle sgemm;
  private final MethodHandle setThreads;
  private final MethodHandle coreName;

  private OpenBlas(SymbolLookup library) {
    Linker linker = Linker.nativeLinker();
    ValueLayout i = ValueLayout.JAVA_INT;
    ValueLayout f = ValueLayout.JAVA_FLOAT;
    ValueLayout p = ValueLayout.ADDRESS;
    sgemm =
        linker.downcallHandle(
            library.find("cblas_sgemm").orElseThrow(),
            FunctionDescriptor.ofVoid(i, i, i, i, i, i, f, p, i, p, i, f, p, i));
    setThreads =
        linker.downcallHandle(
            library.find("openblas_set_num_threads").orElseThrow(), FunctionDescriptor.ofVoid(i));
    coreName =
        linker.downcallHandle(
            library.find("openblas_get_corename").orElseThrow(), FunctionDescriptor.of(p));
  }

  /** Finds the library by its name on the system's search path, where it is installed. */
  public static Optional<OpenBlas> find() {
    configure();
    return NAMES.stream().flatMap(name -> find(name).stream()).findFirst().map(OpenBlas::new);
  }

  private static Optional<SymbolLookup> find(String name) {
    try {
      return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Asks for the AVX-512 kernels where the CPU has AVX-512 and the environment says nothing:
   * releases older than a CPU do not know its model number and fall back to kernels of 2004. Asks
   * also for threads that spin for 7 ms after a product in place of 30, so that they do not hold
   * the cores that the other side is measured on.
   */
  private static void configure() {
    if (Machine.hasFeature("avx512_bf16")) {
      setIfUnset(CORE, "COOPERLAKE");
    }
    setIfUnset("OPENBLAS_THREAD_TIMEOUT", "24");
  }

  private static void setIfUnset(String name, String value) {
    if (System.getenv(name) != null) {
      return;
    }
    Linker linker = Linker.nativeLinker();
    linker
        .defaultLookup()
        .find("setenv")
        .ifPresent(setenv -> {
          MethodHandle call =
              linker.downcallHandle(
                  setenv,
                  FunctionDescriptor.of(
                      ValueLayout.JAVA_INT,
                      ValueLayout.ADDRESS,
                      ValueLayout.ADDRESS,
                      ValueLayout.JAVA_INT));
          try (Arena arena = Arena.ofConfined()) {
            int failed =
                (int) call.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
            if (failed != 0) {
              throw new IllegalStateException("setenv failed");
            }
          } catch (Throwable e) { // what a method handle declares
            throw new IllegalStateException("cannot set " + name, e);
          }
        });
  }

  /** Sets the number of threads. */
  public void threads(int count) {
    try {
      setThreads.invokeExact(count);
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException("openblas_set_num_threads failed", e);
    }
  }

  /** The kernel family that OpenBLAS has chosen for this CPU. */
  public String coreName() {
    try {
      MemorySegment name = (MemorySegment) coreName.invokeExact();
      return name.reinterpret(64).getString(0);
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException("openblas_get_corename failed", e);
    }
  }

  /** C = op(A) op(B) for dense row-major matrices. */
  void multiply(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      MemorySegment a,
      MemorySegment b,
      MemorySegment c) {
    try {
      sgemm.invokeExact(
          ROW_MAJOR,
          transposeA ? TRANSPOSED : PLAIN,
          transposeB ? TRANSPOSED : PLAIN,
          m,
          n,
          k,
          1f,
          a,
          transposeA ? m : k,
          b,
          transposeB ? k : n,
          0f,
          c,
          n);
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException("cblas_sgemm failed", e);
    }
  }
}
