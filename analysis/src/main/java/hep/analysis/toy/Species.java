package hep.analysis.toy;

/**
 * The light particles the toy makes: masses in GeV (Particle Data Group) and what the detector sees
 * of them.
 */
enum Species {
  PHOTON(0, Kind.ELECTROMAGNETIC),
  ELECTRON(0.000511, Kind.ELECTROMAGNETIC),
  MUON(0.10566, Kind.MUON),
  NEUTRINO(0, Kind.NEUTRINO),
  PION(0.13957, Kind.HADRON),
  PION_ZERO(0.13498, Kind.HADRON),
  KAON(0.49368, Kind.HADRON),
  KAON_ZERO(0.49761, Kind.HADRON),
  RHO(0.775, Kind.HADRON),
  PROTON(0.93827, Kind.HADRON),
  NEUTRON(0.93957, Kind.HADRON),
  LAMBDA(1.11568, Kind.HADRON);

  static final double KAON_SHORT_C_TAU_MM = 26.84;
  static final double LAMBDA_C_TAU_MM = 78.5;

  private final double massGeV;
  private final Kind kind;

  Species(double massGeV, Kind kind) {
    this.massGeV = massGeV;
    this.kind = kind;
  }

  double massGeV() {
    return massGeV;
  }

  Kind kind() {
    return kind;
  }
}
