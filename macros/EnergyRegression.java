import module hep.analysis;
import module hep.macros;

/** Learns true energies from showers or clusters, or any number of a flat ntuple from others. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("EnergyRegression", "Energies of showers (layer_0, …) or clusters (cluster_e, …); or --target from --features.")
          .withNames("features", "BRANCH", "Branches of a flat ntuple to learn from.")
          .with("target", "BRANCH", "The branch to predict from the features.", "")
          .withCount("entries", "N", "Objects to read at most.", 400_000)
          .with("epochs", "N", "How often the training part is seen.", "15")
          .withCount("toy-showers", "N", "Showers to simulate where there is no --input.", 400_000)
          .withCount("toy-events", "N", "Events of several particles to simulate instead, whose clusters are learned from.")
          .parse(args);
  RunFolder.fill(options, run -> {
    var toy = ToyCalorimeter.leaking(ShowerParticle.ELECTRON);
    var events = options.countIfGiven("toy-events");
    var input = run.inputsOr("toy.root", file -> {
      if (events.isPresent()) ToyEvents.usual().write(file, events.getAsInt(), options.seed());
      else toy.write(file, options.count("toy-showers"), options.seed());
    });
    double floor = options.inputs().isEmpty() && events.isEmpty() ? toy.imperfections().stochasticTerm() : 0;
    run.save(new hep.analysis.calorimeter.EnergyRegression(
        options.texts("features"), options.text("target"), options.count("entries"), floor).run(input, options.tests(), run.options()));
  });
}
