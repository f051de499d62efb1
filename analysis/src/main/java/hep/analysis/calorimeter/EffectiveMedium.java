package hep.analysis.calorimeter;

import hep.analysis.InputException;
import java.util.List;

/**
 * A stack of plates as one homogeneous medium, mixed by mass fractions as in Grindhammer and Peters
 * (hep-ex/0001020, eq. 2 and section 3.1).
 *
 * @param z effective charge number
 * @param radiationLengthMm X0
 * @param criticalEnergyMeV E_c
 * @param moliereRadiusMm R_M
 * @param interactionLengthMm nuclear interaction length
 * @param minimumIonisationMeVPerMm what a particle that only ionises leaves
 */
public record EffectiveMedium(
    double z,
    double radiationLengthMm,
    double criticalEnergyMeV,
    double moliereRadiusMm,
    double interactionLengthMm,
    double minimumIonisationMeVPerMm) {
  private static final double SCALE_ENERGY_MEV = 21.2;

  /**
   * One of the plates that repeat.
   *
   * @param z charge number
   * @param massNumber atomic mass in g/mol
   * @param densityGPerCm3 density
   * @param radiationLengthGPerCm2 X0 times density
   * @param interactionLengthGPerCm2 nuclear interaction length times density
   * @param minimumIonisationMeVCm2PerG lowest mean energy loss
   * @param thicknessMm of the plate
   */
  public record Plate(
      double z,
      double massNumber,
      double densityGPerCm3,
      double radiationLengthGPerCm2,
      double interactionLengthGPerCm2,
      double minimumIonisationMeVCm2PerG,
      double thicknessMm) {
    /** Lead; constants of the Particle Data Group. */
    public static Plate lead(double thicknessMm) {
      return new Plate(82, 207.2, 11.35, 6.37, 199.6, 1.122, thicknessMm);
    }

    /** Liquid argon; constants of the Particle Data Group. */
    public static Plate liquidArgon(double thicknessMm) {
      return new Plate(18, 39.948, 1.396, 19.55, 119.7, 1.508, thicknessMm);
    }

    /** E_c = 2.66 (X0 Z/A)^1.1 MeV. */
    double criticalEnergyMeV() {
      return 2.66 * Math.pow(radiationLengthGPerCm2 * z / massNumber, 1.1);
    }

    private double gPerCm2() {
      return densityGPerCm3 * thicknessMm / 10;
    }
  }

  /** Checks that everything is positive. */
  public EffectiveMedium {
    double least =
        Math.min(
            Math.min(Math.min(z, radiationLengthMm), Math.min(criticalEnergyMeV, moliereRadiusMm)),
            Math.min(interactionLengthMm, minimumIonisationMeVPerMm));
    if (!(least > 0)) {
      throw new InputException("every constant of a medium must be above zero, found " + least);
    }
  }

  /** The mixture of plates that repeat. */
  public static EffectiveMedium of(List<Plate> plates) {
    double mass = plates.stream().mapToDouble(Plate::gPerCm2).sum();
    double thicknessMm = plates.stream().mapToDouble(Plate::thicknessMm).sum();
    double z = 0;
    double perRadiation = 0;
    double perInteraction = 0;
    double criticalOverRadiation = 0;
    double ionisation = 0;
    for (Plate plate : plates) {
      double w = plate.gPerCm2() / mass;
      z += w * plate.z();
      perRadiation += w / plate.radiationLengthGPerCm2();
      perInteraction += w / plate.interactionLengthGPerCm2();
      criticalOverRadiation += w * plate.criticalEnergyMeV() / plate.radiationLengthGPerCm2();
      ionisation += w * plate.minimumIonisationMeVCm2PerG();
    }
    double gPerCm2AMm = mass / thicknessMm;
    return new EffectiveMedium(
        z,
        1 / perRadiation / gPerCm2AMm,
        criticalOverRadiation / perRadiation,
        SCALE_ENERGY_MEV / criticalOverRadiation / gPerCm2AMm,
        1 / perInteraction / gPerCm2AMm,
        ionisation * gPerCm2AMm);
  }

  /** 2 mm of lead and 4 mm of liquid argon: X0 15.6 mm, E_c 9.0 MeV, R_M 37 mm, Z 69.4. */
  public static EffectiveMedium leadArgon() {
    return of(List.of(Plate.lead(2), Plate.liquidArgon(4)));
  }
}
