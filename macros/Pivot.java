import module hep.analysis;
import module hep.macros;

/** Makes a classifier independent of what is not known, by an adversary (arXiv:1611.01046). */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("Pivot", "Trains a classifier against an adversary that looks for a nuisance in its answer; trees have branches label, z and inputs, or jets.")
          .with("study", "NAME", "toy: two inputs and a continuous nuisance; jets: W against QCD with and without pile-up.", "toy")
          .withNames("lambdas", "L", "How much the adversary counts, one training each.", "0", "50")
          .withNumber("pileup", "N", "Mean number of collisions laid over jets.", 50)
          .withCount("objects", "N", "Objects to learn from at most.", 1_000_000)
          .with("epochs", "N", "Updates of the classifier against the adversary.", "200")
          .withCount("alone", "N", "Epochs in which the classifier learns alone, and the adversary at most as many; without it 50, or 20 for jets.")
          .withCount("toy-objects", "N", "Objects to simulate where there is no --input; without it 125000, or 4000 jets.")
          .parse(args);
  RunFolder.fill(options, run -> {
    boolean jets = options.text("study").equals("jets");
    var task = hep.analysis.pivot.Pivot.of(
        options.text("study"), options.texts("lambdas"), options.number("pileup"), options.count("objects"));
    int toys = options.countIfGiven("toy-objects").orElse(jets ? 4_000 : 125_000);
    var input = run.inputsOr("toy.root", file -> { if (jets) ToyJets.write(file, toys, options.seed()); else ToyPivot.write(file, toys, options.seed()); });
    int alone = options.countIfGiven("alone").orElse(task.plan().classifierEpochs());
    run.save(task.withAlone(alone, Math.min(alone, task.plan().adversaryEpochs())).run(input, options.tests(), run.options()));
  });
}
