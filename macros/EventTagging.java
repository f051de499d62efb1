import module hep.analysis;
import module hep.macros;

/** Tells signal events from background by recursive embeddings of their jets and a recurrent network over these. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("EventTagging", "Tells events apart by networks over their jets (arXiv:1702.00748, section 4.3).")
          .withNames("jets", "N", "Networks that read so many of the hardest jets at most.", "1", "2", "5")
          .withNumber("radius", "R", "Of the anti-kt jets.", 1.0)
          .withNumber("ptmin", "GEV", "Least momentum of a jet.", 50)
          .with("particles", "PREFIX", "Beginning of the names of the branches with the particles.", "")
          .with("label", "BRANCH", "Which kind an event is of.", "label")
          .withNumber("signal", "CODE", "What the label is for signal; the rest is background.", 1)
          .withCount("events", "N", "Events to learn from at most.", 100_000)
          .withCount("seeds", "K", "Trainings of each network.", 1)
          .with("epochs", "N", "How often the training part is seen.", "8")
          .withCount("toy-events", "N", "Events to simulate where there is no --input.", 2_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root", file -> ToyJetEvents.write(file, options.count("toy-events"), options.seed()));
    var task = new hep.analysis.jets.tagging.EventTagging(
        hep.analysis.jets.tagging.EventTagging.counts(options.texts("jets")), options.number("radius"), options.number("ptmin"), options.text("particles"),
        options.text("label"), options.number("signal"), options.count("events"), options.count("seeds"));
    run.save(task.run(input, options.tests(), run.options()));
  });
}
