package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.analysis.features.Inputs;
import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.analysis.flavour.HighLevelInputs;
import hep.analysis.flavour.ImpactLikelihood;
import hep.analysis.flavour.LifetimeTracks;
import hep.analysis.flavour.SecondaryVertices;
import hep.analysis.flavour.VertexFinder;
import hep.analysis.flavour.VertexLikelihood;
import hep.learners.Tensor;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.model.Transform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The templates of impact parameters and secondary vertices that the classical taggers share. */
record LifetimeTemplates(ImpactLikelihood ip2d, ImpactLikelihood ip3d, VertexLikelihood vertex) {
  private static final int CLASSES = FlavourTagger.CLASSES.size();
  private static final String PREFIX = "templates/";

  static LifetimeTemplates fit(JetSample sample, JetLayout layout, double[] weights) {
    LifetimeTracks tracks = LifetimeTracks.of(sample, layout);
    int[] labels = FlavourTagger.classes(sample);
    return new LifetimeTemplates(
        ImpactLikelihood.fit(tracks, labels, weights, CLASSES, false),
        ImpactLikelihood.fit(tracks, labels, weights, CLASSES, true),
        VertexLikelihood.fit(vertices(tracks), labels, weights, CLASSES));
  }

  static SecondaryVertices vertices(LifetimeTracks tracks) {
    return VertexFinder.standard().inAll(tracks);
  }

  Inputs highLevel(JetSample sample, JetLayout layout) {
    LifetimeTracks tracks = LifetimeTracks.of(sample, layout);
    return HighLevelInputs.of(sample, layout, ip2d.of(tracks), ip3d.of(tracks), vertices(tracks));
  }

  /** What they are read from, by name and with the ranges of a sample, for the model file. */
  static InputGroup inputs(JetSample sample, JetLayout layout) {
    SequencedMap<String, String> units = new LinkedHashMap<>();
    units.put(layout.trackPt(), "GeV");
    units.put(layout.trackEta(), "1");
    units.put(layout.trackPhi(), "rad");
    units.put(layout.trackCharge(), "1");
    units.put(layout.trackD0(), "mm");
    units.put(layout.trackZ0(), "mm");
    units.put(layout.trackD0Error(), "mm");
    units.put(layout.trackZ0Error(), "mm");
    List<Input> inputs = new ArrayList<>();
    units.forEach((name, unit) -> {
      DoubleSummaryStatistics values = Arrays.stream(sample.tracks().of(name)).summaryStatistics();
      inputs.add(new Input(name, unit, Transform.NONE, values.getMin(), values.getMax()));
    });
    return new InputGroup("branches", true, inputs);
  }

  void putInto(Map<String, Tensor> weights) {
    weights.put(PREFIX + "ip2d", new Tensor(ip2d.logs(), ip2d.logs().length));
    weights.put(PREFIX + "ip3d", new Tensor(ip3d.logs(), ip3d.logs().length));
    weights.put(PREFIX + "vertex", new Tensor(vertex.logs(), vertex.logs().length));
  }

  static LifetimeTemplates of(ModelFile file) {
    return new LifetimeTemplates(
        new ImpactLikelihood(
            CLASSES, false, of(file, "ip2d", ImpactLikelihood.size(CLASSES, false))),
        new ImpactLikelihood(CLASSES, true, of(file, "ip3d", ImpactLikelihood.size(CLASSES, true))),
        new VertexLikelihood(CLASSES, of(file, "vertex", VertexLikelihood.size(CLASSES))));
  }

  private static float[] of(ModelFile file, String name, int size) {
    Tensor found = file.weights().get(PREFIX + name);
    if (found == null || found.data().length != size) {
      throw new InputException(
          "the model's templates '%s' should have %d values, found %s"
              .formatted(name, size, found == null ? "none" : found.data().length));
    }
    return found.data();
  }
}
