import module hep.analysis;
import module hep.macros;

/** Tells cells from the membranes between them by a U-Net (arXiv:1505.04597). */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("Segmentation", "Tells cells from membranes; trees have branches 'pixels' and 'mask' (1 inside, 0 membrane) of square slices.")
          .withCount("levels", "N", "How often the network halves its images.", 3)
          .withCount("filters", "N", "Of its first level.", 16)
          .withCount("crop", "N", "Side in pixels of the pieces it learns from.", 96)
          .withNumber("bend", "PIXELS", "Width of random displacements.", 3)
          .withNumber("border", "W0", "How much more borders between touching cells count.", 1)
          .withNames("networks", "NAME", "unet, noskip (the same without skips).", "unet", "noskip")
          .withCount("folds", "K", "Cross-validation of all slices of --input: each part is judged by a network that learned from the others.")
          .with("epochs", "N", "How often as many pixels are seen as the training part has.", "30")
          .withCount("toy-slices", "N", "Slices to simulate where there is no --input.", 40)
          .parse(args);
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root", file -> ToyCells.write(file, options.count("toy-slices"), options.seed()));
    var task = hep.analysis.segmentation.Segmentation.of(options.texts("networks"), options.count("levels"), options.count("filters"))
        .withCrops(options.count("crop"), options.number("bend"), options.number("border"))
        .withFolds(options.countIfGiven("folds").orElse(0));
    run.save(task.run(input, options.tests(), run.options()));
  });
}
