package hep.analysis.toy;

/** What the toy detector sees of a particle. */
enum Kind {
  /** Electrons and photons: a shower in the electromagnetic layer. */
  ELECTROMAGNETIC,
  /** Pions, kaons, nucleons: a shower in both layers. */
  HADRON,
  /** Leaves a track and nothing in the calorimeter. */
  MUON,
  /** Seen by nothing. */
  NEUTRINO
}
