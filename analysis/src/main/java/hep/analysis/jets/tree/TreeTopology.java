package hep.analysis.jets.tree;

/** How the constituents of a jet are joined two by two (arXiv:1702.00748, section 4.2). */
public enum TreeTopology {
  /** The order of kt clustering. */
  KT,
  /** The order of Cambridge/Aachen clustering. */
  CA,
  /** The order of anti-kt clustering. */
  ANTI_KT,
  /** Two random nodes are joined until one is left. */
  RANDOM,
  /** The two hardest first, then ever softer ones: the softest enters next to the root. */
  ASC_PT,
  /** The two softest first, then ever harder ones: the hardest enters next to the root. */
  DESC_PT
}
