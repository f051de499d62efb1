package hep.io.root.interfaces;

/** A file. */
public interface TFile extends TDirectory {
  /** Version of ROOT that wrote it. */
  int getVersion();

  /** 100 times the algorithm plus the level. */
  int getCompress();
}
