package hep.analysis.nano;

import hep.analysis.input.TreeInput.JaggedNumbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** A jet's first lepton: those of heavy-flavour decays are soft, displaced and off the axis. */
enum Lepton {
  MUON("Muon", "Jet_muonIdx1"),
  ELECTRON("Electron", "Jet_electronIdx1");

  private static final List<String> OWN = List.of("sip3d", "ip3d");

  private final String prefix;
  private final String index;

  Lepton(String prefix, String index) {
    this.prefix = prefix;
    this.index = index;
  }

  /** The branch of jets that points to it. */
  String index() {
    return index;
  }

  /** Inputs by name; NaN where a jet has none. */
  SequencedMap<String, double[]> of(Function<String, JaggedNumbers> branches, int... event) {
    double[] pt = branches.apply("Jet_pt").values();
    double[] eta = branches.apply("Jet_eta").values();
    double[] phi = branches.apply("Jet_phi").values();
    double[] which = branches.apply(index).values();
    JaggedNumbers leptonPt = branches.apply(prefix + "_pt");
    double[] leptonEta = branches.apply(prefix + "_eta").values();
    double[] leptonPhi = branches.apply(prefix + "_phi").values();
    double[][] own =
        OWN.stream()
            .map(name -> branches.apply(prefix + "_" + name).values())
            .toArray(double[][]::new);
    double[][] columns = new double[OWN.size() + 3][event.length];
    for (int jet = 0; jet < event.length; jet++) {
      int at = NanoJets.element(leptonPt, event[jet], which[jet]);
      if (at < 0) {
        for (double[] column : columns) {
          column[jet] = Double.NaN;
        }
        continue;
      }
      double angle = JetVertices.deltaR(leptonEta[at] - eta[jet], leptonPhi[at] - phi[jet]);
      for (int k = 0; k < OWN.size(); k++) {
        columns[k][jet] = own[k][at];
      }
      columns[OWN.size()][jet] = leptonPt.values()[at] / pt[jet];
      columns[OWN.size() + 1][jet] = angle;
      columns[OWN.size() + 2][jet] = leptonPt.values()[at] * Math.sin(Math.min(angle, Math.PI / 2));
    }
    SequencedMap<String, double[]> inputs = new LinkedHashMap<>();
    for (int k = 0; k < OWN.size(); k++) {
      inputs.put(prefix + "_" + OWN.get(k), columns[k]);
    }
    List<String> derived = List.of("_ptShare", "_deltaR", "_ptRel");
    for (int k = 0; k < derived.size(); k++) {
      inputs.put(prefix + derived.get(k), columns[OWN.size() + k]);
    }
    return inputs;
  }
}
