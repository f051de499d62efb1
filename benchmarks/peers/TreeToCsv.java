import module hep.macros;
import module hep.rootio;

/** Prints two branches of numbers as CSV, one line an entry: a number, then an array; for peers that read no ROOT files. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.ofFile("TreeToCsv", "Prints a number and an array of numbers of each entry as CSV.", "tree.csv")
          .with("number", "BRANCH", "One number an entry.", "label")
          .with("array", "BRANCH", "An array an entry.", "pixels")
          .parse(args);
  try (var tree = Tree.open(options.inputs().toArray(String[]::new)); var out = java.nio.file.Files.newBufferedWriter(options.out())) {
    var columns = tree.read(options.text("number"), options.text("array"));
    double[] numbers = columns.column(options.text("number")).toDoubles();
    double[] values = ((Fixed) columns.column(options.text("array"))).content().toDoubles();
    int size = values.length / numbers.length;
    out.write(options.text("number") + "," + options.text("array") + "\n");
    for (int entry = 0; entry < numbers.length; entry++) {
      var line = new StringBuilder(Double.toString(numbers[entry]));
      for (int k = 0; k < size; k++) line.append(',').append(values[entry * size + k]);
      out.write(line.append('\n').toString());
    }
  }
}
