import module hep.analysis;
import module hep.macros;

/** Finds jets that are unlike those an autoencoder has learned, in both directions. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("AnomalySearch", "Learns one kind of jets and finds the other by the error; trees have 'label' and 'pixels', or lists of constituents.")
          .with("kind", "NAME", "Of autoencoder: linear, dense, tied, convolutional.", "convolutional")
          .withCount("latent", "N", "Numbers an image is squeezed into.", 8)
          .withNumber("decorrelate", "L", "How much an adversary counts that looks for the mass in the error; 0 for none.", 0)
          .withCount("jets", "N", "Jets of each kind to learn from at most.", 100_000)
          .with("epochs", "N", "How often the training part is seen.", "15")
          .withCount("toy-jets", "N", "Jets to simulate where there is no --input.", 4_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root", file -> ToyJets.write(file, options.count("toy-jets"), options.seed()));
    var task = hep.analysis.anomaly.AnomalySearch.of(
        options.text("kind"), options.count("latent"), options.number("decorrelate"), options.count("jets"));
    run.save(task.run(input, options.tests(), run.options()));
  });
}
