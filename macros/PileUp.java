import module hep.analysis;
import module hep.macros;

/** Counts the soft collisions of a crossing, and takes what they add from the momenta of jets. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("PileUp", "Counts soft collisions by a network, and corrects jets by their area; trees have 'collisions', clusters, tracks and true jets.")
          .withNumber("collisions", "MU", "Mean number of soft collisions in the toy.", 30)
          .withCount("toy-events", "N", "Events to simulate where there is no --input.", 2_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var toy = new ToyPileUp(ToyDetector.standard(), options.number("collisions"));
    var input = run.inputsOr("toy.root", file -> toy.write(file, options.count("toy-events"), options.seed()));
    run.save(hep.analysis.pileup.PileUp.defaults().run(input, options.tests(), run.options()));
  });
}
