import module hep.analysis;
import module hep.macros;

/** Tells electrons, photons and pions apart by the shapes and the cells of their showers. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("ParticleIdentification", "Which particle made a shower; trees have pdg and layer_0, …, or primary and shower.")
          .withCount("folds", "K", "Parts of the cross-validation.", 3)
          .withCount("showers", "N", "Showers to read at most.", 100_000)
          .with("epochs", "N", "How often the training part is seen.", "6")
          .withCount("toy-showers", "N", "Showers to simulate where there is no --input.", 6_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var toy = ToyCalorimeter.caloGan(ShowerParticle.POSITRON, ShowerParticle.PHOTON, ShowerParticle.PION);
    var input = run.inputsOr("toy.root", file -> toy.write(file, options.count("toy-showers"), options.seed()));
    run.save(new hep.analysis.calorimeter.ParticleIdentification(options.count("folds"), options.count("showers"))
        .run(input, options.tests(), run.options()));
  });
}
