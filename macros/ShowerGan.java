import module hep.analysis;
import module hep.macros;

/** CaloGAN: learns to make showers in a calorimeter, and tells how far they are from real ones. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("ShowerGan", "CaloGAN (arXiv:1712.10321): makes calorimeter showers; trees have branches layer_0[], layer_1[], ... and energy, or shower[12][12][12].")
          .with("preset", "NAME", "Sizes: tiny, toy, small, full (the paper's).", "toy")
          .with("objective", "NAME", "log or absolute.", "log")
          .with("epochs", "N", "How often the training part is seen.", "16")
          .withCount("toy-showers", "N", "Showers to simulate where there is no --input.", 8_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var task = hep.analysis.generative.ShowerGan.of(options.text("preset"), options.text("objective"));
    var input = run.inputsOr("toy.root", file -> ToyCalorimeter.caloGan(ShowerParticle.ELECTRON).write(file, options.count("toy-showers"), options.seed()));
    run.save(task.run(input, options.tests(), run.options()));
  });
}
