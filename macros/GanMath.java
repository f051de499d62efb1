import module hep.analysis;
import module hep.macros;

/** Plays GANs of points, and puts the value of the game beside its closed form. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("GanMath", "GANs of points on a line or in a plane (branches x, y): the value of the game against (1 - TV)/2 and -ln 4 + 2 JSD.")
          .withNames("objectives", "NAME", "Of log, absolute.", "absolute", "log")
          .with("epochs", "N", "How often the points are seen.", "40")
          .withCount("toy-points", "N", "Points of each kind to simulate where there is no --input.", 40_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root", file -> PointMixture.write(file, options.count("toy-points"), options.seed()));
    var task = hep.analysis.generative.GanMath.of(options.texts("objectives"), options.inputs().isEmpty());
    run.save(task.run(input, options.tests(), run.options()));
  });
}
