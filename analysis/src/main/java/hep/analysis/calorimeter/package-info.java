/**
 * Showers in a calorimeter: a toy that makes them, a reader that checks them, the variables that
 * describe them.
 *
 * {@snippet :
 * ToyCalorimeter toy = ToyCalorimeter.caloGan(ShowerParticle.POSITRON, ShowerParticle.PION);
 * Shower shower = toy.shower(42, 0);                       // layers()[0][row * 96 + column] in GeV
 * toy.write(Path.of("showers.root"), 20_000, 42);
 * ShowerSample sample = ShowerReader.read(List.of("showers.root"));
 * double[] widths = ShowerShapes.of(sample).of("width_1");
 * }
 *
 * <p>{@link hep.analysis.calorimeter.CalorimeterGeometry} says where the cells are, {@link
 * hep.analysis.calorimeter.EffectiveMedium} what they are made of, {@link
 * hep.analysis.calorimeter.Beam} what flies in and {@link hep.analysis.calorimeter.Imperfections}
 * what is not seen. A shower is a pure function of these, the seed and its number.
 *
 * <p>The tree {@code showers} has one entry a shower: {@code energy} (true, GeV), {@code pdg},
 * {@code x} and {@code y} where it hit the front (mm; all four are truth), {@code layer_0[cells]}
 * and so on (GeV, row by row), and the variables of {@link hep.analysis.calorimeter.ShowerShapes}.
 *
 * <p><b>What is in it.</b> Electrons and photons after Grindhammer and Peters (hep-ex/0001020):
 * plates as one medium, gamma distributions in depth with correlated fluctuations, two terms around
 * the axis, spots of equal energy in slices of half a radiation length, with Poisson numbers.
 * Photons convert after 9/7 X0 on average and then shower as an electron of all their energy. Pions
 * after Bock et al.: ionisation until an exponential depth, then an electromagnetic and a hadronic
 * part, with shares that differ from shower to shower; their radial widths, spots and response are
 * chosen by eye. Dead material, leakage, sampling fluctuations and noise where asked for.
 *
 * <p><b>What is left out.</b> Plates as such, and all the transport of particles; the two showers
 * of a photon's pair; angles, magnetic fields and curved showers; dead and hot channels, crosstalk
 * and saturation, correlated noise; muons, neutrons, pile-up; fluctuations of single particles at
 * low energy, below 1 GeV all. The parameters peak some 0.3 X0 before detailed simulations of lead.
 * No number of it stands for an experiment, and every figure made from it should say "toy".
 */
@NullMarked
package hep.analysis.calorimeter;

import org.jspecify.annotations.NullMarked;
