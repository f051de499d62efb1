package hep.analysis.pivot;

import hep.analysis.jets.FourVector;
import hep.analysis.jets.Particles;
import hep.analysis.jets.tagging.JetObservables;
import hep.analysis.jets.tagging.JetSample;
import hep.learners.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Soft particles of other collisions, laid over jets: a Poisson number of collisions, each with
 * {@value #PT_DENSITY_GEV} GeV of transverse momentum per unit of area, of which a third is neutral
 * and stays (charged particles are taken to be told from the leading collision by their tracks).
 * The particles are massless, exponential in pT with a mean of {@value #MEAN_PT_GEV} GeV, and
 * uniform within the jet's radius. It is a toy: no clustering is done again.
 *
 * @param collisions their mean number
 */
public record PileUp(double collisions) {
  private static final double PT_DENSITY_GEV = 0.6;
  private static final double NEUTRAL_SHARE = 1.0 / 3;
  private static final double MEAN_PT_GEV = 0.55;
  private static final double RADIUS = 1.0;

  /** The inputs: six observables of the jet as a whole, none of them groomed. */
  public static final List<String> INPUTS =
      List.of("mass_GeV", "pT_GeV", "tau21", "multiplicity", "width", "pTD");

  /** A jet with the soft particles over it. */
  public Particles over(Particles jet, SplittableRandom random) {
    FourVector axis = jet.sum();
    List<FourVector> all = new ArrayList<>();
    for (int i = 0; i < jet.size(); i++) {
      all.add(jet.vector(i));
    }
    double area = Math.PI * RADIUS * RADIUS;
    double mean = collisions * PT_DENSITY_GEV * NEUTRAL_SHARE * area / MEAN_PT_GEV;
    long count = Math.round(mean + Math.sqrt(mean) * random.nextGaussian());
    for (long i = 0; i < count; i++) {
      double r = RADIUS * Math.sqrt(random.nextDouble());
      double turn = random.nextDouble(0, 2 * Math.PI);
      double pt = -MEAN_PT_GEV * Math.log(1 - random.nextDouble());
      all.add(
          FourVector.ofPtRapidityPhiMass(
              pt, axis.rapidity() + r * Math.cos(turn), axis.phi() + r * Math.sin(turn), 0));
    }
    return Particles.of(all);
  }

  /**
   * Every jet twice: as it is, with nuisance 0, and under pile-up, with nuisance 1; the two stand
   * next to each other.
   */
  public PivotSample both(JetSample jets, long seed) {
    List<float[]> rows =
        IntStream.range(0, 2 * jets.size())
            .parallel()
            .mapToObj(i -> {
              Particles jet = jets.jets().get(i / 2);
              SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + i);
              return JetObservables.of(i % 2 == 0 ? jet : over(jet, random));
            })
            .toList();
    Tensor inputs = Tensor.zeros(rows.size(), INPUTS.size());
    float[] nuisance = new float[rows.size()];
    boolean[] signal = new boolean[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int column = 0; column < INPUTS.size(); column++) {
        inputs.data()[i * INPUTS.size() + column] =
            rows.get(i)[JetObservables.NAMES.indexOf(INPUTS.get(column))];
      }
      nuisance[i] = i % 2;
      signal[i] = jets.signal()[i / 2];
    }
    return new PivotSample(INPUTS, inputs, nuisance, signal);
  }
}
