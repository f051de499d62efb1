/**
 * Jets: clustering, grooming, substructure, areas.
 *
 * <p>{@link hep.analysis.jets.Particles} hold four-vectors; {@link hep.analysis.jets.JetDefinition}
 * says which algorithm; {@link hep.analysis.jets.ClusterSequence} clusters and keeps the whole
 * history as a binary tree.
 *
 * <pre>{@code
 * ClusterSequence sequence = ClusterSequence.of(particles, JetDefinition.antiKt(0.4));
 * for (Jet jet : sequence.inclusive(5.0)) {
 *   System.Logger.Level level = System.Logger.Level.INFO;
 *   logger.log(level, "pT {0} GeV from {1} particles", jet.pt(), jet.constituents().length);
 * }
 * }</pre>
 *
 * <p>Momenta are in GeV, azimuths in [0, 2 pi), distances in rapidity (not pseudorapidity) and
 * azimuth. The results are those of FastJet 3 (Cacciari, Salam, Soyez, arXiv:1111.6097), computed
 * by code of our own.
 */
@NullMarked
package hep.analysis.jets;

import org.jspecify.annotations.NullMarked;
