package hep.analysis.toy;

/**
 * A jet. Branches {@code jet_*}; everything {@code true}, the smeared momentum and the flavour are
 * truth.
 *
 * @param ptGeV sum of the (massless, uncalibrated) clusters of the jet
 * @param eta of that sum
 * @param phi of that sum, in [-pi, pi]
 * @param massGeV of that sum
 * @param truePtGeV of the visible particles within 0.4 of the parton
 * @param trueEta of their sum
 * @param truePhi of their sum
 * @param trueMassGeV of their sum
 * @param smearedPtGeV true momentum times a Gauss factor of width 0.8/sqrt(pT) (+) 0.05
 * @param flavour 5, 4 or 0
 */
public record ToyJet(
    double ptGeV,
    double eta,
    double phi,
    double massGeV,
    double truePtGeV,
    double trueEta,
    double truePhi,
    double trueMassGeV,
    double smearedPtGeV,
    int flavour) {}
