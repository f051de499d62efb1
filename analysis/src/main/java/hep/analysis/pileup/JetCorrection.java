package hep.analysis.pileup;

import hep.analysis.pileup.Crossings.MatchedJet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Takes what soft collisions add from the momentum of a jet.
 *
 * @param alphaGeV what is left after ρ A for each vertex
 */
record JetCorrection(double alphaGeV) {
  /** Fits what ρ A leaves of the growth of pT − true pT with the number of vertices. */
  static JetCorrection fit(Crossings crossings, int... training) {
    boolean[] used = new boolean[crossings.size()];
    IntStream.of(training).forEach(i -> used[i] = true);
    List<MatchedJet> jets = crossings.jets().stream().filter(jet -> used[jet.crossing()]).toList();
    if (jets.size() < 3) {
      return new JetCorrection(0);
    }
    double[] vertices =
        jets.stream()
            .mapToDouble(jet -> crossings.input(jet.crossing(), Crossings.VERTICES))
            .toArray();
    double[] excess =
        jets.stream().mapToDouble(jet -> subtracted(crossings, jet) - jet.truePtGeV()).toArray();
    return new JetCorrection(StraightLine.fit(vertices, excess).slope().value());
  }

  private static double subtracted(Crossings crossings, MatchedJet jet) {
    return jet.ptGeV() - crossings.input(jet.crossing(), Crossings.RHO) * jet.area();
  }

  /** The momenta that are compared. */
  enum Step {
    /** As reconstructed. */
    BEFORE("No correction"),
    /** pT − ρ A. */
    AREA("*p*_{T} - *\u03c1A*"),
    /** pT − ρ A − α N. */
    RESIDUAL("*p*_{T} - *\u03c1A* - *\u03b1N*_{vertices}");

    private final String title;

    Step(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** Momenta of jets after a step. */
  double[] ptGeV(Crossings crossings, List<MatchedJet> jets, Step step) {
    ToDoubleFunction<MatchedJet> pt =
        switch (step) {
          case BEFORE -> MatchedJet::ptGeV;
          case AREA -> jet -> subtracted(crossings, jet);
          case RESIDUAL ->
              jet ->
                  subtracted(crossings, jet)
                      - alphaGeV * crossings.input(jet.crossing(), Crossings.VERTICES);
        };
    return jets.stream().mapToDouble(pt).toArray();
  }
}
