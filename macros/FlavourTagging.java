import module hep.analysis;
import module hep.macros;

/** Tells b, c and light jets apart by their tracks: trains, evaluates and writes a run folder. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("FlavourTagging", "Tells b, c and light jets apart by their tracks.")
          .with("selection", "EXPR", "Jets to use, such as 'jet_pt > 20 && abs(jet_eta) < 2.5'; without it all.", "")
          .withNames("taggers", "NAME", "Of ip2d, ip3d, ip3d_sv, dl1, set, recurrent, transformer; without it all that the file allows.")
          .with("reweight", "NAME", "In training: none, or pt_eta, which gives all classes the same pT and |eta|.", "none")
          .withCount("folds", "K", "Judges every jet by taggers that learned from the other parts, divided by event; 1 keeps a fifth aside.", 1)
          .withNames("observers", "BRANCH", "Branches of a jet to write beside the scores.")
          .withCount("toy-events", "N", "Events to simulate where there is no --input.", 5_000)
          .parse(args);
  var detector = ToyDetector.standard();
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root", file -> detector.write(file, options.count("toy-events"), options.seed()));
    var task = hep.analysis.tasks.FlavourTagging.defaults()
        .withSelection(options.text("selection"))
        .withReweighting(options.text("reweight"))
        .withFolds(options.count("folds"))
        .withTaggers(options.texts("taggers").toArray(String[]::new))
        .withObservers(options.texts("observers").toArray(String[]::new));
    run.save(task.run(input, options.tests(), run.options()));
  });
}
