import module hep.analysis;
import module hep.macros;

/** Recognises handwritten digits by the textbook's networks, side by side. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("DigitClassification", "Recognises digits; trees have branches pixels (0 to 255) and label.")
          .withNames("networks", "NAME", "Of mlp, mlp_entropy, lenet, vgg, plain, residual, plain56, residual56; without it mlp and lenet.")
          .withCount("images", "N", "Images to learn from at most.", 1_000_000)
          .with("epochs", "N", "How often mlp and mlp_entropy see the training part; the others take a third of it.", "30")
          .withCount("toy-images", "N", "Images to simulate where there is no --input.", 6_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root", file -> ToyDigits.write(file, options.count("toy-images"), options.seed()));
    var names = options.texts("networks").isEmpty() ? List.of("mlp", "lenet") : options.texts("networks");
    var task = hep.analysis.digits.DigitClassification.of(names.toArray(String[]::new)).withMost(options.count("images"));
    run.save(task.run(input, options.tests(), run.options()));
  });
}
