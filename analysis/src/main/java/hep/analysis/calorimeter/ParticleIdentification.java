package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.LossCurves;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.train.Split;
import hep.validation.ConfusionMatrix;
import hep.validation.Measured;
import hep.validation.MultiClass;
import hep.validation.RocCurve;
import hep.validation.plot.ConfusionPlot;
import hep.validation.plot.Plot;
import hep.validation.plot.RocPlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Tells which particle made a shower: by boosted trees and a dense network on the shapes of
 * showers, by convolutions on their cells, and by the mean of these, which is the answer. Each
 * shower is judged by methods that have not seen it: in as many folds as asked for, or in files of
 * its own.
 *
 * <p>Figures: {@code accuracy}; {@code auc_photon} and so on, one class against all others; {@code
 * auc_photon_vs_pion} and so on, one against one. With {@code _bdt}, {@code _dense}, {@code _cnn}
 * those of the single methods.
 *
 * @param folds parts that are each judged by what the others taught, at least 2
 * @param showers to read at most
 */
public record ParticleIdentification(int folds, int showers) {
  /** The name in model files. */
  public static final String TASK = "particle-identification";

  private static final int FEWEST_A_CLASS = 30;
  private static final Map<String, String> TITLES =
      Map.of(
          "bdt",
          "Trees, shapes",
          "dense",
          "Dense, shapes",
          "cnn",
          "Convolutions, cells",
          ParticleMethods.ANSWER,
          "Mean");

  /** Checks the number of folds. */
  public ParticleIdentification {
    if (folds < 2) {
      throw new InputException("cross-validation needs at least 2 folds, not " + folds);
    }
  }

  /**
   * Reads, learns, judges.
   *
   * @param input files to learn from
   * @param test files to judge by; empty for the folds of the input
   * @throws InputException where the input cannot be used
   */
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    ShowerSample read = ShowerReader.read(input);
    ShowerSample sample = read.only(IntStream.range(0, Math.min(showers, read.size())).toArray());
    List<ShowerParticle> particles = particles(sample, String.join(", ", input));
    if (!test.isEmpty()) {
      ShowerSample judged = ShowerReader.read(test);
      if (!judged.geometry().equals(sample.geometry())) {
        throw new InputException(
            "%s has the geometry %s; the methods learn from %s"
                .formatted(String.join(", ", test), judged.geometry(), sample.geometry()));
      }
      ParticleMethods methods =
          new ParticleMethods(sample, labels(sample, particles), particles.size(), options);
      SequencedMap<String, double[][]> found = methods.probabilities(judged);
      return result(judged, particles, found, List.of(methods), options);
    }
    int[] order = Split.shuffled(sample.size(), options.seed());
    SequencedMap<String, double[][]> all = new LinkedHashMap<>();
    List<ParticleMethods> fitted = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      int number = fold;
      int[] judged =
          IntStream.range(0, order.length)
              .filter(i -> i % folds == number)
              .map(i -> order[i])
              .sorted()
              .toArray();
      int[] learned =
          IntStream.range(0, order.length)
              .filter(i -> i % folds != number)
              .map(i -> order[i])
              .sorted()
              .toArray();
      ShowerSample training = sample.only(learned);
      ParticleMethods methods =
          new ParticleMethods(training, labels(training, particles), particles.size(), options);
      fitted.add(methods);
      methods
          .probabilities(sample.only(judged))
          .forEach((name, values) -> {
            double[][] whole = all.computeIfAbsent(name, _ -> new double[sample.size()][]);
            for (int i = 0; i < judged.length; i++) {
              whole[judged[i]] = values[i];
            }
          });
    }
    return result(sample, particles, all, fitted, options);
  }

  private static List<ShowerParticle> particles(ShowerSample sample, String where) {
    List<ShowerParticle> particles =
        Arrays.stream(sample.pdg()).distinct().mapToObj(ShowerParticle::of).sorted().toList();
    if (particles.size() < 2) {
      throw new InputException(
          "%s: all showers are of %s; two kinds of particles are needed"
              .formatted(where, particles));
    }
    for (ShowerParticle particle : particles) {
      long count = Arrays.stream(sample.pdg()).filter(pdg -> pdg == particle.pdg()).count();
      if (count < FEWEST_A_CLASS) {
        throw new InputException(
            "%s: %d showers of the particle '%s' are too few; at least %d of each are needed"
                .formatted(where, count, particle, FEWEST_A_CLASS));
      }
    }
    return particles;
  }

  private static int[] labels(ShowerSample sample, List<ShowerParticle> particles) {
    int[] labels =
        Arrays.stream(sample.pdg()).map(pdg -> particles.indexOf(ShowerParticle.of(pdg))).toArray();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0) {
        throw new InputException(
            "shower %d was made by the particle %d, of which nothing was learnt; known are %s"
                .formatted(i, sample.pdg()[i], particles));
      }
    }
    return labels;
  }

  private static TaskResult result(
      ShowerSample judged,
      List<ShowerParticle> particles,
      SequencedMap<String, double[][]> probabilities,
      List<ParticleMethods> methods,
      RunOptions options) {
    int[] labels = labels(judged, particles);
    double[] ones = new double[labels.length];
    Arrays.fill(ones, 1);
    List<String> names = particles.stream().map(ShowerParticle::toString).toList();
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    probabilities
        .reversed()
        .forEach((name, values) -> {
          String end = name.equals(ParticleMethods.ANSWER) ? "" : "_" + name;
          ConfusionMatrix matrix = ConfusionMatrix.of(labels, MultiClass.decide(values), names);
          figures.put("accuracy" + end, matrix.accuracy());
          if (end.isEmpty()) {
            plots.put("confusion", ConfusionPlot.of(matrix));
          }
          for (int c = 0; c < names.size(); c++) {
            figures.put(
                "auc_" + names.get(c) + end,
                MultiClass.oneAgainstRest(values, labels, ones, c).auc());
          }
          for (int c = 0; c < names.size(); c++) {
            for (int d = c + 1; d < names.size(); d++) {
              figures.put(
                  "auc_" + names.get(c) + "_vs_" + names.get(d) + end,
                  MultiClass.oneAgainstOne(values, labels, ones, c, d).auc());
            }
          }
        });
    for (int c = 0; c < names.size(); c++) {
      SequencedMap<String, RocCurve> curves = new LinkedHashMap<>();
      for (Map.Entry<String, double[][]> one : probabilities.entrySet()) {
        curves.put(
            TITLES.getOrDefault(one.getKey(), one.getKey()),
            MultiClass.oneAgainstRest(one.getValue(), labels, ones, c));
      }
      plots.put("roc_" + names.get(c), RocPlot.of(particles.get(c).symbol(), "Other", curves));
    }
    plots.put("loss", LossCurves.of(methods.getLast().history()));
    double[][] answer = probabilities.lastEntry().getValue();
    Observables beside =
        new Observables(List.of("true_energy"), new double[][] {judged.energyGeV()});
    return new TaskResult(
        "particle-identification",
        figures,
        plots,
        new Predictions(names, answer, labels, ones, beside),
        Predictions.none(names),
        SavedParticles.file(methods, judged.geometry(), names, options),
        List.of("judged %d showers of %s".formatted(judged.size(), names)));
  }
}
