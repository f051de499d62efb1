import module hep.analysis;
import module hep.macros;

/** Finds hot, dead and drifting channels in occupancy maps, by an autoencoder and by a reference. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("DataQuality", "Finds faulty channels in maps of counts; trees have branches pixels, fault, run, number, onset.")
          .withCount("latent", "N", "Numbers a map is squeezed into.", 8)
          .with("epochs", "N", "How often the good maps are seen.", "30")
          .withCount("toy-maps", "N", "Single maps to simulate where there is no --input.", 3_000)
          .withCount("toy-runs", "N", "Runs of maps to simulate.", 60)
          .parse(args);
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root",
        file -> ToyOccupancy.write(file, options.count("toy-maps"), options.count("toy-runs"), options.seed()));
    run.save(new hep.analysis.quality.DataQuality(options.count("latent")).run(input, options.tests(), run.options()));
  });
}
