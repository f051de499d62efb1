import module hep.analysis;
import module hep.macros;

/** Tags b jets of CMS NanoAOD by jet and vertex branches, beside CMS's own taggers. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("NanoTagging", "Tags b jets of CMS NanoAOD, beside CMS's taggers on the same jets.")
          .withNumber("ptmin", "GEV", "Least transverse momentum.", 20)
          .withNumber("etamax", "ETA", "Largest |eta|.", 2.4)
          .withCount("folds", "K", "Parts of the cross-validation.", 5)
          .withCount("toy-events", "N", "Events to simulate where there is no --input.", 2_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root", file -> ToyNano.write(file, options.count("toy-events"), options.seed()));
    var cuts = new JetCuts(options.number("ptmin"), options.number("etamax"));
    run.save(hep.analysis.nano.NanoTagging.of(cuts, options.count("folds")).run(input, options.tests(), run.options()));
  });
}
