import module hep.analysis;
import module hep.macros;

/** Clusters the particles of events into jets, and writes the jets of each event as JSON. */
void main(String... args) throws Exception {
  var options =
      MacroOptions.ofFile("ClusterJets", "Clusters the particles of events: .hepmc3, .zst, lines 'event px py pz E', or ROOT.", "jets.json")
          .with("algorithm", "NAME", "antikt, kt, ca, genkt, eekt or durham.", "antikt")
          .withNumber("radius", "R", "Of the jets.", 0.4)
          .withNumber("p", "P", "Exponent of genkt and eekt.", 1)
          .withNumber("ptmin", "GEV", "Least transverse momentum of a jet.", 5)
          .withCount("njets", "N", "So many exclusive jets in place of inclusive ones.")
          .withNumber("dcut", "D", "Exclusive jets at this distance in place of inclusive ones.")
          .with("particles", "PREFIX", "What the branches of particles begin with in ROOT files.", "")
          .withCount("toy-events", "N", "Events to simulate where there is no --input.", 200)
          .parse(args);
  var definition = hep.analysis.jets.ClusterJets.algorithm(options.text("algorithm"), options.number("radius"), options.number("p"));
  var task = new hep.analysis.jets.ClusterJets(definition, options.number("ptmin"), options.countIfGiven("njets"), options.numberIfGiven("dcut"));
  ResultFile.write(options, file -> {
    var events = options.inputs().isEmpty()
        ? ToyJets.events(options.count("toy-events"), options.seed())
        : EventReader.stream(file.inputs(), options.text("particles"));
    file.content(path -> file.say(task.run(events, path).toString()));
  });
}
