/**
 * A toy detector: seeded events of tracks, clusters and jets with b, c and light flavour, at about
 * ten thousand events a second on one core. It is for demonstrations, for tests and for studies
 * where the truth must be known; no number of it stands for an experiment, and every figure made
 * from it should say "toy".
 *
 * {@snippet :
 * ToyEvent event = ToyDetector.standard().event(42, 0);
 * ToyDetector.standard().write(Path.of("toy.root"), 20_000, 42);
 * long displaced = event.tracks().stream().filter(track -> track.origin() == Origin.B_HADRON).count();
 * }
 *
 * <p>The file holds one entry an event in the tree {@code events}: {@code process}; {@code jet_pt
 * eta phi mass}, {@code jet_true_*}, {@code jet_smeared_pt}, {@code jet_flavour} with the counter
 * {@code njet}; {@code track_pt eta phi charge d0 z0 d0_err z0_err jet origin} with {@code ntrack};
 * {@code cluster_e eta phi em_fraction true_e jet} with {@code ncluster}. GeV, mm, radians. {@code
 * process}, {@code jet_true_*}, {@code jet_smeared_pt}, {@code jet_flavour}, {@code track_origin}
 * and {@code cluster_true_e} are truth: targets or for study, never inputs.
 *
 * <p>An event is a pure function of the settings, the seed and its number, so a sample can be made
 * in any order and in pieces.
 *
 * <p><b>What is in it.</b> Two partons back to back and sometimes a third; gluon radiation with the
 * leading-logarithmic density and a dead cone for heavy quarks; Lund fragmentation for hadrons,
 * Kartvelishvili (alpha 4) for b hadrons and Peterson (0.05) for c hadrons; production fractions,
 * masses and lifetimes of the Particle Data Group; the cascade b to c with both vertices; gluons to
 * b and c pairs; K0S, Lambda, photon conversions, hadronic interactions and fakes, which limit the
 * rejection of light jets; exact helices in 3.8 T; resolutions and efficiencies as functions of
 * transverse momentum and pseudorapidity, with 5 % of the tracks three times as wide; a primary
 * vertex found to 10 um; two-layer clusters whose electromagnetic share carries the response.
 *
 * <p><b>What is left out.</b> Parton densities, cross-sections, interference, secondary radiation,
 * charge and strangeness in strings, tau leptons, pile-up, multiple scattering along the helix,
 * correlated errors between tracks, hits, bending of particles on their way to the calorimeter,
 * electronic noise, and any jet algorithm: a jet is what lies within 0.4 of its parton.
 */
@NullMarked
package hep.analysis.toy;

import org.jspecify.annotations.NullMarked;
