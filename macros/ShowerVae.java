import module hep.analysis;
import module hep.macros;

/** A conditional variational autoencoder of calorimeter showers, judged as ShowerGan is. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("ShowerVae", "A conditional variational autoencoder of calorimeter showers; trees have branches layer_0[], layer_1[], ... and energy, or shower[12][12][12].")
          .with("epochs", "N", "How often the training part is seen.", "10")
          .withCount("width", "N", "Outputs of the hidden layers.", 256)
          .withCount("toy-showers", "N", "Showers to simulate where there is no --input.", 12_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var task = new hep.analysis.generative.ShowerVae(options.count("width"));
    var input = run.inputsOr("toy.root", file -> ToyCalorimeter.caloGan(ShowerParticle.ELECTRON).write(file, options.count("toy-showers"), options.seed()));
    run.save(task.run(input, options.tests(), run.options()));
  });
}
