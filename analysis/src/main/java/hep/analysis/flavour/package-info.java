/**
 * What a long life leaves in a jet: impact parameters and secondary vertices, and the likelihoods
 * built on them before there were networks.
 *
 * {@snippet :
 * LifetimeTracks tracks = LifetimeTracks.of(sample, layout);
 * ImpactLikelihood ip3d = ImpactLikelihood.fit(tracks, classes, weights, 3, true);
 * double[][] logLikelihoods = ip3d.of(tracks); // jets by classes
 * Optional<SecondaryVertex> vertex = VertexFinder.standard().in(tracks, 0);
 * }
 *
 * <p>Lengths are in mm, momenta in GeV. Everything needs the errors of the impact parameters; they
 * are relative to the primary vertex, whose own error is neglected. Tracks are straight lines near
 * the vertex: over a centimetre a track of 1 GeV in 2 T leaves its tangent by 0.03 mm.
 */
@NullMarked
package hep.analysis.flavour;

import org.jspecify.annotations.NullMarked;
