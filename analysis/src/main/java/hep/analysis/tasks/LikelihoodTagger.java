package hep.analysis.tasks;

import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.analysis.flavour.LifetimeTracks;
import hep.learners.ModelSummary;
import hep.learners.Tensor;
import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.train.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tagger by the likelihood of impact parameters and secondary vertices.
 *
 * @param kind which of them it uses
 */
record LikelihoodTagger(Kind kind, LifetimeTemplates templates, JetLayout layout)
    implements FlavourTagger {
  /** What the likelihood is of. */
  enum Kind {
    /** Transverse impact parameters. */
    IP2D,
    /** Both impact parameters. */
    IP3D,
    /** Both impact parameters and the secondary vertex, as if independent. */
    IP3D_SV
  }

  @Override
  public double[][] probabilities(JetSample sample, JetLayout sampleLayout, int threads) {
    LifetimeTracks tracks = LifetimeTracks.of(sample, sampleLayout);
    double[][] logs = (kind == Kind.IP2D ? templates.ip2d() : templates.ip3d()).of(tracks);
    if (kind == Kind.IP3D_SV) {
      double[][] more = templates.vertex().of(LifetimeTemplates.vertices(tracks));
      for (int jet = 0; jet < logs.length; jet++) {
        for (int f = 0; f < logs[jet].length; f++) {
          logs[jet][f] += more[jet][f];
        }
      }
    }
    return FlavourTagger.normalised(logs);
  }

  @Override
  public ModelFile toFile(Provenance provenance, JetSample training, JetLayout trainingLayout) {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    templates.putInto(weights);
    long numbers = weights.values().stream().mapToLong(each -> each.data().length).sum();
    return new ModelFile(
        TASK,
        Map.of(KIND, FlavourTaggers.name(kind)),
        List.of(LifetimeTemplates.inputs(training, trainingLayout)),
        CLASSES,
        provenance,
        ModelSummary.of(
            "templates",
            "Likelihood",
            CLASSES.size(),
            numbers,
            training.tracks().entries() / Math.max(1, training.size())),
        weights);
  }

  @Override
  public List<History> histories() {
    return List.of();
  }
}
