package hep.analysis.nano;

import hep.analysis.input.TreeInput.JaggedNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * The secondary vertices within ΔR = {@value #CONE} of a jet's axis, those of the most significant
 * flight length first.
 */
final class JetVertices {
  private static final double CONE = 0.4;

  /** Vertices whose own numbers are inputs. */
  private static final int MOST = 2;

  private static final List<String> OWN =
      List.of("SV_mass", "SV_dlen", "SV_dlenSig", "SV_pAngle", "SV_chi2", "SV_ndof");

  private JetVertices() {}

  /** Inputs by name; NaN where a jet has no such vertex. */
  static SequencedMap<String, double[]> of(Function<String, JaggedNumbers> branches, int... event) {
    double[] pt = branches.apply("Jet_pt").values();
    double[] eta = branches.apply("Jet_eta").values();
    double[] phi = branches.apply("Jet_phi").values();
    JaggedNumbers vertexPt = branches.apply("SV_pt");
    double[] vertexEta = branches.apply("SV_eta").values();
    double[] vertexPhi = branches.apply("SV_phi").values();
    Map<String, double[]> own = new LinkedHashMap<>();
    OWN.forEach(name -> own.put(name, branches.apply(name).values()));
    double[] significance = branches.apply("SV_dlenSig").values();
    int jets = event.length;
    double[] count = new double[jets];
    double[] share = new double[jets];
    SequencedMap<String, double[]> inputs = new LinkedHashMap<>();
    inputs.put("nSV", count);
    inputs.put("SV_ptShare", share);
    for (int jet = 0; jet < jets; jet++) {
      List<Integer> found = new ArrayList<>();
      for (int v = vertexPt.offsets()[event[jet]]; v < vertexPt.offsets()[event[jet] + 1]; v++) {
        if (deltaR(vertexEta[v] - eta[jet], vertexPhi[v] - phi[jet]) < CONE) {
          found.add(v);
        }
      }
      found.sort(Comparator.comparingDouble(v -> -significance[v]));
      count[jet] = found.size();
      for (int v : found) {
        share[jet] += vertexPt.values()[v] / pt[jet];
      }
      for (int rank = 0; rank < Math.min(MOST, found.size()); rank++) {
        int v = found.get(rank);
        int where = jet;
        String end = Integer.toString(rank + 1);
        own.forEach((name, values) -> at(inputs, name + end, jets)[where] = values[v]);
        at(inputs, "SV_ptShare" + end, jets)[jet] = vertexPt.values()[v] / pt[jet];
        at(inputs, "SV_deltaR" + end, jets)[jet] =
            deltaR(vertexEta[v] - eta[jet], vertexPhi[v] - phi[jet]);
      }
    }
    return inputs;
  }

  /** A column of its own; NaN before it is filled. */
  private static double[] at(Map<String, double[]> inputs, String name, int jets) {
    return inputs.computeIfAbsent(
        name,
        _ -> {
          double[] empty = new double[jets];
          Arrays.fill(empty, Double.NaN);
          return empty;
        });
  }

  static double deltaR(double eta, double phi) {
    return Math.hypot(eta, Math.IEEEremainder(phi, 2 * Math.PI));
  }
}
