import module hep.analysis;
import module hep.macros;

/** Trains networks and trees of different kinds on the same jets, and puts them into one plot and one table. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("JetTaggers", "Compares taggers of jets; trees have a branch 'label' and lists of constituents.")
          .withNames("taggers", "NAME", "bdt, bdt_all, cnn, rnn, lstm, deepsets, kt_simple, kt_gated, lund, best; the first is the reference.",
              "bdt", "cnn", "rnn", "lstm", "deepsets", "kt_simple", "best")
          .withCount("jets", "N", "Jets to learn from at most.", 100_000)
          .withCount("seeds", "K", "Trainings of each.", 1)
          .withCount("folds", "K", "Judges every jet of --input by networks that learned from the other parts; 1 keeps a third aside.", 1)
          .with("epochs", "N", "How often the training part is seen.", "8")
          .withCount("toy-jets", "N", "Jets to simulate where there is no --input.", 3_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root", file -> ToyJets.write(file, options.count("toy-jets"), options.seed()));
    var task = new hep.analysis.jets.tagging.JetTaggers(
        options.texts("taggers"), options.count("jets"), options.count("seeds"), JetWindow.ofThePaper(),
        options.count("folds"));
    run.save(task.run(input, options.tests(), run.options()));
  });
}
