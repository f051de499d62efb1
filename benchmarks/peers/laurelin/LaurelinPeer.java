import edu.vanderbilt.accre.laurelin.array.ArrayBuilder;
import edu.vanderbilt.accre.laurelin.cache.BasketCache;
import edu.vanderbilt.accre.laurelin.interpretation.AsDtype;
import edu.vanderbilt.accre.laurelin.interpretation.AsJagged;
import edu.vanderbilt.accre.laurelin.interpretation.Interpretation;
import edu.vanderbilt.accre.laurelin.root_proxy.ROOTFileCache;
import edu.vanderbilt.accre.laurelin.root_proxy.TBranch;
import edu.vanderbilt.accre.laurelin.root_proxy.TFile;
import edu.vanderbilt.accre.laurelin.root_proxy.TTree;
import edu.vanderbilt.accre.laurelin.spark_ttree.SlimTBranch;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Locale;

/**
 * Reads all branches of the benchmark's tree with laurelin, without Spark: one line with file and tree in, one with
 * seconds out. The file is forgotten after each read, and with it the baskets that were unpacked.
 */
public final class LaurelinPeer {
  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] request = line.split("\t");
      try {
        long start = System.nanoTime();
        read(request[0], request[1]);
        System.out.printf(Locale.ROOT, "%.6f%n", (System.nanoTime() - start) / 1e9);
      } catch (Throwable failure) { // also assertions and missing classes: all of them are an answer
        if (args.length > 0) {
          failure.printStackTrace();
        }
        System.out.println(String.valueOf(failure).lines().findFirst().orElse(""));
      }
    }
  }

  private static void read(String path, String name) throws Exception {
    ROOTFileCache files = ROOTFileCache.getCache();
    try (TFile file = TFile.getFromFile(path)) {
      TTree tree = new TTree(file.getProxy(name), file);
      for (TBranch branch : tree.getBranches()) {
        SlimTBranch slim = SlimTBranch.getFromTBranch(branch);
        String label = branch.getName();
        AsDtype numbers =
            new AsDtype(
                label.equals("event")
                    ? AsDtype.Dtype.INT8
                    : label.equals("run") || label.startsWith("n") ? AsDtype.Dtype.INT4 : AsDtype.Dtype.FLOAT4);
        Interpretation interpretation = label.startsWith("jagged") ? new AsJagged(numbers) : numbers;
        int entries = (int) tree.getEntries();
        new ArrayBuilder(
                slim.getArrayBranchCallback(BasketCache.getCache(), files),
                interpretation,
                slim.getBasketEntryOffsets(),
                Runnable::run,
                0,
                entries)
            .getArray(0, entries);
      }
    }
    files.forciblyInvalidateOpenFile(path);
  }
}
