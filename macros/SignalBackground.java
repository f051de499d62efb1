import module hep.analysis;
import module hep.macros;

/** Tells signal from background in flat ntuples: trains, evaluates and writes a run folder. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("SignalBackground", "Tells signal from background: two trees, or one with a label branch.")
          .with("signal", "TREE", "Tree of the signal; without it TreeS, sig_tree or the like.", "")
          .with("background", "TREE", "Tree of the background; without it TreeB, bkg_tree or the like.", "")
          .with("label", "BRANCH", "Branch that is 1 for signal and 0 for background, in place of two trees.", "")
          .with("weight", "BRANCH", "Branch with the weight of an entry.", "")
          .withNames("variables", "BRANCH", "Inputs; without them every branch of one number that both classes have.")
          .withNames("observers", "BRANCH", "Branches to write beside the scores.")
          .with("selection", "EXPR", "Entries to use, such as 'var1 > -1 && abs(var2) < 2'; without it all.", "")
          .withNames("methods", "METHOD", "To compare with: mlp, bdt, fisher, likelihood, knn, cuts, forest, adaboost.")
          .withNames("transforms", "NAME", "Before fisher, likelihood, knn and cuts: normalise, decorrelate, pca, uniform, gaussianise.")
          .withCount("toy-entries", "N", "Entries of each class to simulate where there is no --input.", 5_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root", file -> ToyNtuple.write(file, options.count("toy-entries"), options.seed()));
    var trees = new ClassTrees(options.text("signal"), options.text("background"), options.text("label"));
    var task = new hep.analysis.tasks.SignalBackground(
        trees, options.texts("variables"), options.text("weight"), Selection.parse(options.text("selection")), options.texts("observers"), 5,
        options.texts("methods"), options.texts("transforms"));
    run.save(task.run(input, options.tests(), run.options()));
  });
}
