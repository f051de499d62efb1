import module hep.analysis;
import module hep.macros;

/** Fills the missing layer of a track in a strip chamber, by a network and by a straight line. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("MissingHit", "Finds the hit that a layer of strips has missed; trees have branches charge, position, efficient, pitch, spacing.")
          .withCount("events", "N", "Events to learn from at most.", 100_000)
          .with("epochs", "N", "How often the training part is seen.", "10")
          .withCount("toy-events", "N", "Events of each kind (clean, noise, overlaps) to simulate where there is no --input.", 3_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root",
        file -> ToyQuadruplet.write(file, ToyQuadruplet.conditions(), options.count("toy-events"), options.seed()));
    run.save(new hep.analysis.tracking.MissingHit(options.count("events")).run(input, options.tests(), run.options()));
  });
}
