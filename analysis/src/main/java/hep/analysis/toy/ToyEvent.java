package hep.analysis.toy;

import java.util.List;

/**
 * One event of the toy detector.
 *
 * @param process truth: 1 light quarks and gluons, 2 a c pair, 3 a b pair
 * @param jets by falling true transverse momentum
 * @param tracks in and between the jets
 * @param clusters in and between the jets
 * @param heavyDecays truth, not in the file
 */
public record ToyEvent(
    int process,
    List<ToyJet> jets,
    List<ToyTrack> tracks,
    List<ToyCluster> clusters,
    List<HeavyDecay> heavyDecays) {}
