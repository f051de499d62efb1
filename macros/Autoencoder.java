import module hep.analysis;
import module hep.macros;

/** Squeezes images through a few numbers and brings them back, by networks of several kinds. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.of("Autoencoder", "Trains autoencoders of images; trees have a branch 'pixels' and may have 'label'.")
          .withNames("kinds", "NAME", "linear, dense, tied, convolutional, denoising.", "linear", "dense", "tied", "convolutional", "denoising")
          .withCount("latent", "N", "Numbers an image is squeezed into.", 8)
          .with("corruption", "NAME", "For denoising: gaussian, masking, salt.", "gaussian")
          .withNumber("strength", "S", "Of the corruption: width, or share of the pixels.", 0.3)
          .withCount("images", "N", "Images to learn from at most.", 100_000)
          .with("epochs", "N", "How often the training part is seen.", "20")
          .withCount("toy-images", "N", "Images to simulate where there is no --input.", 4_000)
          .parse(args);
  RunFolder.fill(options, run -> {
    var input = run.inputsOr("toy.root", file -> ToyImages.write(file, options.count("toy-images"), options.seed()));
    var task = Autoencoders.of(
        options.texts("kinds"), options.count("latent"), options.text("corruption"), options.number("strength"), options.count("images"));
    run.save(task.run(input, options.tests(), run.options()));
  });
}
