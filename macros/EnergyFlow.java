import module hep.analysis;
import module hep.macros;

/** Tells neutral from charged energy in every cell of a calorimeter by a U-Net (arXiv:2003.08863). */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("EnergyFlow", "Neutral energy beside a track; trees have layer_0, …, neutral_0, …, track_p, track_x, track_y, neutral_energy.")
          .withCount("levels", "N", "How often the network halves its images.", 3)
          .withCount("filters", "N", "Of its first level.", 8)
          .withCount("events", "N", "Events to learn from at most.", 100_000)
          .with("epochs", "N", "How often the training part is seen.", "8")
          .withCount("toy-events", "N", "Events to simulate where there is no --input.", 5_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root", file -> ToyOverlaps.write(file, options.count("toy-events"), options.seed()));
    var task = new hep.analysis.energyflow.EnergyFlow(options.count("levels"), options.count("filters"), options.count("events"));
    run.save(task.run(input, options.tests(), run.options()));
  });
}
