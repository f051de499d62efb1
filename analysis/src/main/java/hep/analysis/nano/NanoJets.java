package hep.analysis.nano;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.input.TreeInput;
import hep.analysis.input.TreeInput.JaggedNumbers;
import hep.learners.Tensor;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Jets of CMS NanoAOD, one row each.
 *
 * @param events number of the event of each jet, from 0
 * @param inputs what may be learned from; NaN where there is no vertex, muon or electron
 * @param beside transverse momentum and pseudorapidity, and the outputs of CMS's own taggers and
 *     regressions as far as they are there: for comparison, never inputs
 * @param flavours hadron flavour: 5, 4, 0; empty where the file does not tell
 * @param truePtGeV transverse momentum of the matched particle-level jet, NaN for none; empty where
 *     the file does not tell
 */
public record NanoJets(
    int[] events, Observables inputs, Observables beside, int[] flavours, double[] truePtGeV) {
  /** Branches that are copied beside the inputs where they exist. */
  static final List<String> OF_CMS =
      List.of("Jet_btagDeepFlavB", "Jet_btagDeepB", "Jet_btagCSVV2", "Jet_bRegCorr");

  static final String PT = "Jet_pt";
  static final String ETA = "Jet_eta";

  private static final String FLAVOUR = "Jet_hadronFlavour";
  private static final String TRUE_JET = "Jet_genJetIdx";
  private static final String TRUE_PT = "GenJet_pt";

  /** The jet's own branches that are inputs, as far as they are there. */
  private static final List<String> OWN =
      List.of(
          PT,
          ETA,
          "Jet_mass",
          "Jet_area",
          "Jet_rawFactor",
          "Jet_nConstituents",
          "Jet_chHEF",
          "Jet_neHEF",
          "Jet_chEmEF",
          "Jet_neEmEF",
          "Jet_muEF",
          "Jet_muonSubtrFactor",
          "Jet_jercCHF",
          "Jet_jercCHPUF",
          "Jet_nMuons",
          "Jet_nElectrons");

  /** Branches of the event that are inputs, as far as they are there. */
  private static final List<String> OF_EVENT = List.of("fixedGridRhoFastjetAll", "PV_npvsGood");

  /**
   * Reads trees of events.
   *
   * @param specs files, each optionally with {@code :TREE}
   * @throws InputException when a branch that every NanoAOD has is missing, a number is not finite,
   *     an index lies outside, or no jet passes
   */
  public static NanoJets read(List<String> specs, JetCuts cuts) {
    String where = String.join(", ", specs);
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      return new Reading(TreeInput.of(tree, where), cuts).jets();
    }
  }

  /** Number of jets. */
  public int size() {
    return events.length;
  }

  /** The chosen jets, in this order. */
  NanoJets only(int... chosen) {
    return new NanoJets(
        Arrays.stream(chosen).map(i -> events[i]).toArray(),
        inputs.only(chosen),
        beside.only(chosen),
        flavours.length == 0 ? flavours : Arrays.stream(chosen).map(i -> flavours[i]).toArray(),
        truePtGeV.length == 0
            ? truePtGeV
            : Arrays.stream(chosen).mapToDouble(i -> truePtGeV[i]).toArray());
  }

  /**
   * The inputs as rows.
   *
   * @param names in the order of the columns
   * @throws InputException when one is not there
   */
  Tensor rows(List<String> names) {
    Tensor rows = Tensor.zeros(size(), names.size());
    for (int k = 0; k < names.size(); k++) {
      double[] values = inputs.of(names.get(k));
      for (int jet = 0; jet < values.length; jet++) {
        rows.data()[jet * names.size() + k] = (float) values[jet];
      }
    }
    return rows;
  }

  /** One pass over a tree. */
  private static final class Reading {
    private final TreeInput input;
    private final JetCuts cuts;
    private final List<String> present;
    private final Map<String, double[]> inputs = new LinkedHashMap<>();
    private final Map<String, double[]> beside = new LinkedHashMap<>();

    Reading(TreeInput input, JetCuts cuts) {
      this.input = input;
      this.cuts = cuts;
      this.present = input.names();
    }

    NanoJets jets() {
      JaggedNumbers pt = jagged(PT);
      JaggedNumbers eta = jagged(ETA);
      int events = pt.offsets().length - 1;
      int[] event = new int[pt.values().length];
      List<Integer> kept = new ArrayList<>();
      for (int e = 0; e < events; e++) {
        for (int jet = pt.offsets()[e]; jet < pt.offsets()[e + 1]; jet++) {
          event[jet] = e;
          if (cuts.pass(pt.values()[jet], eta.values()[jet])) {
            kept.add(jet);
          }
        }
      }
      if (kept.isEmpty()) {
        throw new InputException(
            "%s: none of %d jets has pT > %s GeV and |eta| < %s"
                .formatted(input.where(), event.length, cuts.ptMinGeV(), cuts.etaMax()));
      }
      for (String name : there(OWN)) {
        inputs.put(name, withGaps(name).values());
      }
      for (String name : there(OF_EVENT)) {
        double[] values = input.flat(input.read(List.of(name)), name);
        inputs.put(name, Arrays.stream(event).mapToDouble(e -> values[e]).toArray());
      }
      inputs.putAll(JetVertices.of(this::withGaps, event));
      for (Lepton lepton : Lepton.values()) {
        if (present.contains(lepton.index())) {
          inputs.putAll(lepton.of(this::withGaps, event));
        }
      }
      beside.put(PT, pt.values());
      beside.put(ETA, eta.values());
      for (String name : there(OF_CMS)) {
        beside.put(name, jagged(name).values());
      }
      int[] chosen = kept.stream().mapToInt(Integer::intValue).toArray();
      return new NanoJets(event, columns(inputs), columns(beside), flavours(), truth(event))
          .only(chosen);
    }

    private List<String> there(List<String> names) {
      return names.stream().filter(present::contains).toList();
    }

    private JaggedNumbers jagged(String name) {
      return input.jagged(input.read(List.of(name)), name);
    }

    private JaggedNumbers withGaps(String name) {
      return input.jaggedWithGaps(input.read(List.of(name)), name);
    }

    private int[] flavours() {
      if (!present.contains(FLAVOUR)) {
        return new int[0];
      }
      double[] found = jagged(FLAVOUR).values();
      int[] flavours = new int[found.length];
      for (int jet = 0; jet < found.length; jet++) {
        if (found[jet] != 0 && found[jet] != 4 && found[jet] != 5) {
          throw new InputException(
              "%s: branch '%s' is %s at jet %d; expected 5, 4 or 0"
                  .formatted(input.where(), FLAVOUR, found[jet], jet));
        }
        flavours[jet] = (int) found[jet];
      }
      return flavours;
    }

    private double[] truth(int... event) {
      if (!present.contains(TRUE_JET) || !present.contains(TRUE_PT)) {
        return new double[0];
      }
      JaggedNumbers truth = jagged(TRUE_PT);
      double[] index = jagged(TRUE_JET).values();
      double[] pt = new double[index.length];
      for (int jet = 0; jet < pt.length; jet++) {
        int own = element(truth, event[jet], index[jet]);
        pt[jet] = own < 0 ? Double.NaN : truth.values()[own];
      }
      return pt;
    }

    private static Observables columns(Map<String, double[]> columns) {
      return new Observables(
          List.copyOf(columns.keySet()), columns.values().toArray(double[][]::new));
    }
  }

  /**
   * The place of an element that an index within its event points to; -1 where it points to none.
   * NanoAOD keeps indices of particle-level jets and leptons that were left out later.
   */
  static int element(JaggedNumbers of, int event, double index) {
    int place = of.offsets()[event] + (int) index;
    return index >= 0 && place < of.offsets()[event + 1] ? place : -1;
  }
}
