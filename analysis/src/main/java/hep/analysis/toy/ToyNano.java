package hep.analysis.toy;

import hep.analysis.internal.Draws;
import hep.rootio.Batch;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.Jagged;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events in the layout of CMS NanoAOD, of a few lines: jets whose secondary vertices and muons come
 * with the frequencies of their flavour, and whose response falls with the share of neutral hadrons
 * and of neutrinos. It is to try the programs on; no number of it stands for CMS.
 */
public final class ToyNano {
  private static final String TREE = "Events";

  private final Map<String, List<Double>> values = new LinkedHashMap<>();
  private final Map<String, List<Integer>> offsets = new LinkedHashMap<>();

  private ToyNano() {}

  /**
   * Writes a tree {@value #TREE}.
   *
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public static void write(Path file, int events, long seed) {
    ToyNano toy = new ToyNano();
    double[] density = new double[events];
    for (int event = 0; event < events; event++) {
      Draws draws = new Draws(seed, event);
      density[event] = 10 + 4 * Math.abs(draws.gauss());
      int jets = 2 + (int) (4 * draws.uniform());
      for (int jet = 0; jet < jets; jet++) {
        toy.jet(draws, density[event]);
      }
      toy.close(event + 1);
    }
    Batch batch = new Batch();
    float[] rho = new float[events];
    for (int event = 0; event < events; event++) {
      rho[event] = (float) density[event];
    }
    batch.column("fixedGridRhoFastjetAll", rho);
    toy.values.forEach((name, all) -> toy.column(batch, name, all));
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree(TREE, "toy events in the layout of NanoAOD")) {
            tree.fill(batch);
          }
        });
  }

  private void jet(Draws draws, double density) {
    int flavour = draws.chance(0.25) ? 5 : draws.chance(0.2) ? 4 : 0;
    double eta = draws.uniform(-2.5, 2.5);
    double phi = draws.uniform(-Math.PI, Math.PI);
    double truth = 20 - 40 * Math.log(1 - draws.uniform());
    double neutral = 0.15 * draws.uniform();
    boolean muon = draws.chance(flavour == 5 ? 0.2 : flavour == 4 ? 0.1 : 0.01);
    double response =
        (1 - neutral) * (muon ? 0.9 : 1.02) * (1 + 0.8 / Math.sqrt(truth) * draws.gauss() * 0.9);
    double pt = Math.max(5, truth * response + 0.5 * (density - 13));
    double vertex = flavour == 5 ? 0.6 : flavour == 4 ? 0.2 : 0.03;
    if (draws.chance(vertex)) {
      double mass = (flavour == 5 ? 2.5 : flavour == 4 ? 1.4 : 0.8) * (0.5 + draws.uniform());
      double flight = -(flavour == 5 ? 0.5 : 0.25) * Math.log(1 - draws.uniform());
      add("nSV", "SV_pt", pt * 0.4 * draws.uniform());
      add("nSV", "SV_eta", eta + 0.05 * draws.gauss());
      add("nSV", "SV_phi", phi + 0.05 * draws.gauss());
      add("nSV", "SV_mass", mass);
      add("nSV", "SV_dlen", flight);
      add("nSV", "SV_dlenSig", 3 + flight / 0.03);
      add("nSV", "SV_pAngle", 0.02 * Math.abs(draws.gauss()));
      add("nSV", "SV_chi2", 3 * draws.uniform());
      add("nSV", "SV_ndof", 3);
    }
    add("nJet", "Jet_pt", pt);
    add("nJet", "Jet_eta", eta);
    add("nJet", "Jet_phi", phi);
    add("nJet", "Jet_mass", pt * 0.12 * (1 + 0.2 * draws.uniform()));
    add("nJet", "Jet_neHEF", neutral);
    add("nJet", "Jet_muonIdx1", muon ? count("Muon_pt") : -1);
    if (muon) {
      add("nMuon", "Muon_pt", 3 + 0.1 * pt * draws.uniform());
      add("nMuon", "Muon_eta", eta + 0.1 * draws.gauss());
      add("nMuon", "Muon_phi", phi + 0.1 * draws.gauss());
      add("nMuon", "Muon_sip3d", (flavour == 0 ? 1 : 6) * Math.abs(draws.gauss()));
      add("nMuon", "Muon_ip3d", (flavour == 0 ? 0.002 : 0.02) * Math.abs(draws.gauss()));
    }
    boolean matched = draws.chance(0.9);
    add("nJet", "Jet_genJetIdx", matched ? count("GenJet_pt") : -1);
    add("nJet", "Jet_hadronFlavour", flavour);
    if (matched) {
      add("nGenJet", "GenJet_pt", truth);
    }
  }

  private void add(String counter, String name, double value) {
    offsets.computeIfAbsent(counter, _ -> new ArrayList<>(List.of(0)));
    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  /** How many of a kind the event holds so far. */
  private int count(String name) {
    int all = values.getOrDefault(name, List.of()).size();
    return all - offsets.getOrDefault(counter(name), List.of(0)).getLast();
  }

  private static String counter(String name) {
    return "n" + name.substring(0, name.indexOf('_'));
  }

  private void close(int events) {
    offsets.forEach((counter, ends) -> {
      while (ends.size() < events) { // the first of its kind came late
        ends.add(0);
      }
      int all =
          values.entrySet().stream()
              .filter(column -> counter(column.getKey()).equals(counter))
              .findFirst()
              .map(column -> column.getValue().size())
              .orElse(0);
      ends.add(all);
    });
  }

  private void column(Batch batch, String name, List<Double> all) {
    String counter = counter(name);
    int[] ends =
        offsets.getOrDefault(counter, List.of()).stream().mapToInt(Integer::intValue).toArray();
    boolean whole = name.endsWith("1") || name.endsWith("Idx") || name.endsWith("Flavour");
    if (whole) {
      int[] content = all.stream().mapToInt(Double::intValue).toArray();
      batch.column(name, counter, new Jagged(ends, new IntColumn(content)));
    } else {
      float[] content = new float[all.size()];
      for (int i = 0; i < content.length; i++) {
        content[i] = all.get(i).floatValue();
      }
      batch.column(name, counter, new Jagged(ends, new FloatColumn(content)));
    }
  }
}
