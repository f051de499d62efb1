import module hep.analysis;
import module hep.macros;

/** Tells two kinds of jets apart by recursive networks on their clustering trees, and by our best network. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("RecursiveJets", "Tells jets apart by recursive networks on their trees (arXiv:1702.00748); trees have a branch 'label' and lists of constituents.")
          .withNames("topologies", "NAME", "Trees: kt, ca, antikt, random, ascpt, descpt.", "kt", "descpt")
          .withNames("cells", "NAME", "Cells: simple, gated.", "simple", "gated")
          .withCount("jets", "N", "Jets to learn from at most.", 100_000)
          .withCount("seeds", "K", "Trainings of each recursive network.", 1)
          .withCount("folds", "K", "Judges every jet of --input by networks that learned from the other parts; 1 keeps a third aside.", 1)
          .withAmount("best-seeds", "K", "Trainings of the best network; 0 for none.", 1)
          .withAmount("best-epochs", "N", "How often the best network sees the training part; 0 for as often as --epochs.", 0)
          .with("epochs", "N", "How often the training part is seen.", "12")
          .withCount("toy-jets", "N", "Jets to simulate where there is no --input.", 6_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root", file -> ToyJets.write(file, options.count("toy-jets"), options.seed()));
    var task = hep.analysis.jets.tagging.RecursiveJets.of(
        options.texts("topologies"), options.texts("cells"), options.count("jets"), options.count("seeds"), options.count("best-seeds"))
        .withFolds(options.count("folds")).withBestEpochs(options.count("best-epochs"));
    run.save(task.run(input, options.tests(), run.options()));
  });
}
