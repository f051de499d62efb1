package hep.analysis.input;

import hep.analysis.InputException;
import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.analysis.features.Observables;
import hep.analysis.features.Selection;
import hep.rootio.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads jets with their tracks from a tree of either layout.
 *
 * @param input the tree
 * @param layout which branch holds what
 * @param selection jets to keep; its columns are branches of the jets or of the event
 * @param observers further branches of jets or event to carry along
 * @param weight branch of jets or event with the weight; empty for weight 1
 */
public record JetReader(
    TreeInput input, JetLayout layout, Selection selection, List<String> observers, String weight) {
  /** Column of the number of each jet's event in the file, where the file has events. */
  public static final String EVENT = "event_number";

  /** Flavours that make a class. */
  private static final Set<Integer> CLASSES = Set.of(5, 4, 0);

  /** Hadronic tau: no class of the tagger, left out. */
  private static final int TAU = 15;

  /**
   * All jets that pass, in the order of the file.
   *
   * @param labelled whether the flavour is needed; jets of flavour 15 are then left out
   * @throws InputException when a branch is missing, has the wrong type or a value that cannot be
   *     used
   */
  public JetSample read(boolean labelled) {
    boolean errors = layout.hasErrors(input.names());
    List<String> trackNames = new ArrayList<>(layout.trackBranches());
    if (errors) {
      trackNames.addAll(List.of(layout.trackD0Error(), layout.trackZ0Error()));
    }
    if (labelled && layout.hasOrigins(input.names())) {
      trackNames.add(layout.trackOrigin());
    }
    Set<String> jetNames = new LinkedHashSet<>(layout.jetBranches());
    jetNames.addAll(selection.columns());
    jetNames.addAll(observers);
    if (!weight.isEmpty()) {
      jetNames.add(weight);
    }
    Set<String> all = new LinkedHashSet<>(jetNames);
    all.addAll(trackNames);
    if (labelled) {
      all.add(layout.flavour());
    }
    if (layout.isEvents()) {
      all.add(layout.trackJet());
    }
    Columns columns = input.read(List.copyOf(all));
    int[] starts =
        layout.isEvents()
            ? input.jagged(columns, layout.jetPt()).offsets()
            : ones(columns.entries());
    Observables jets = jets(columns, List.copyOf(jetNames), starts);
    if (layout.isEvents() && !jets.has(EVENT)) {
      jets = jets.with(EVENT, events(starts));
    }
    int[] flavours = labelled ? flavours(columns, starts) : new int[0];
    double[] weights = new double[jets.entries()];
    Arrays.fill(weights, 1);
    JetSample sample =
        withTracks(
            columns,
            trackNames,
            starts,
            jets,
            flavours,
            weight.isEmpty() ? weights : jets.of(weight));
    return kept(sample);
  }

  private static double[] events(int... starts) {
    double[] events = new double[starts[starts.length - 1]];
    for (int event = 0; event + 1 < starts.length; event++) {
      Arrays.fill(events, starts[event], starts[event + 1], event);
    }
    return events;
  }

  private JetSample kept(JetSample sample) {
    int[] passing = selection.passing(sample.jets());
    if (sample.flavours().length > 0) {
      passing = Arrays.stream(passing).filter(jet -> sample.flavours()[jet] != TAU).toArray();
    }
    if (passing.length == 0) {
      throw new InputException(
          input.where()
              + ": no jet of "
              + sample.size()
              + " is left by the selection '"
              + selection
              + "'");
    }
    return passing.length == sample.size() ? sample : sample.only(passing);
  }

  /** One entry a jet. */
  private static int[] ones(int entries) {
    int[] starts = new int[entries + 1];
    Arrays.setAll(starts, i -> i);
    return starts;
  }

  private Observables jets(Columns columns, List<String> names, int... starts) {
    double[][] values = new double[names.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = perJet(columns, names.get(i), starts);
    }
    return new Observables(names, values);
  }

  /** A column of the jets; a column of the event is repeated for each of its jets. */
  private double[] perJet(Columns columns, String name, int... starts) {
    if (!layout.isEvents()) {
      return input.flat(columns, name);
    }
    if (TreeInput.isJagged(columns.column(name))) {
      TreeInput.JaggedNumbers numbers = input.jagged(columns, name);
      requireSame(name, numbers.offsets(), layout.jetPt(), starts);
      return numbers.values();
    }
    double[] events = input.flat(columns, name);
    double[] jets = new double[starts[events.length]];
    for (int event = 0; event < events.length; event++) {
      Arrays.fill(jets, starts[event], starts[event + 1], events[event]);
    }
    return jets;
  }

  private void requireSame(String name, int[] found, String model, int... expected) {
    int entry = Arrays.mismatch(found, expected);
    if (entry >= 0) {
      throw new InputException(
          input.where()
              + ": branches '"
              + name
              + "' and '"
              + model
              + "' have different numbers of values at entry "
              + Math.max(0, entry - 1));
    }
  }

  private int[] flavours(Columns columns, int... starts) {
    double[] values = perJet(columns, layout.flavour(), starts);
    int[] flavours = new int[values.length];
    for (int jet = 0; jet < values.length; jet++) {
      flavours[jet] = (int) values[jet];
      boolean known =
          flavours[jet] == values[jet] && (CLASSES.contains(flavours[jet]) || flavours[jet] == TAU);
      if (!known) {
        int found = Arrays.binarySearch(starts, jet);
        int entry = found >= 0 ? found : -found - 2;
        throw new InputException(
            input.where()
                + ": branch '"
                + layout.flavour()
                + "' is "
                + number(values[jet])
                + " at entry "
                + entry
                + "; the classes are 5 (b), 4 (c) and 0 (light), and 15 (tau) is left out");
      }
    }
    return flavours;
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private JetSample withTracks(
      Columns columns,
      List<String> names,
      int[] starts,
      Observables jets,
      int[] flavours,
      double[] weights) {
    int[] entries = input.jagged(columns, names.getFirst()).offsets();
    double[][] values = new double[names.size()][];
    for (int i = 0; i < values.length; i++) {
      TreeInput.JaggedNumbers numbers = input.jagged(columns, names.get(i));
      requireSame(names.get(i), numbers.offsets(), names.getFirst(), entries);
      values[i] = numbers.values();
    }
    Observables tracks = new Observables(names, values);
    if (!layout.isEvents()) {
      return new JetSample(jets, entries, tracks, flavours, weights);
    }
    TreeInput.JaggedNumbers owners = input.jagged(columns, layout.trackJet());
    requireSame(layout.trackJet(), owners.offsets(), names.getFirst(), entries);
    int[] offsets = new int[jets.entries() + 1];
    int[] order = byJet(owners, starts, offsets);
    return new JetSample(jets, offsets, tracks.only(order), flavours, weights);
  }

  /** Numbers of the tracks that belong to jets, jet by jet; fills the offsets of the jets. */
  private int[] byJet(TreeInput.JaggedNumbers owners, int[] starts, int[] offsets) {
    int events = starts.length - 1;
    int[] jetOf = new int[owners.values().length];
    for (int event = 0; event < events; event++) {
      int jets = starts[event + 1] - starts[event];
      for (int i = owners.offsets()[event]; i < owners.offsets()[event + 1]; i++) {
        double owner = owners.values()[i];
        if (owner != Math.rint(owner) || owner < -1 || owner >= jets) {
          throw new InputException(
              input.where()
                  + ": branch '"
                  + layout.trackJet()
                  + "' is "
                  + number(owner)
                  + " at entry "
                  + event
                  + ", which has "
                  + jets
                  + " jets");
        }
        jetOf[i] = owner < 0 ? -1 : starts[event] + (int) owner;
        if (owner >= 0) {
          offsets[jetOf[i] + 1]++;
        }
      }
    }
    for (int jet = 0; jet < offsets.length - 1; jet++) {
      offsets[jet + 1] += offsets[jet];
    }
    int[] next = offsets.clone();
    int[] order = new int[offsets[offsets.length - 1]];
    for (int i = 0; i < jetOf.length; i++) {
      if (jetOf[i] >= 0) {
        order[next[jetOf[i]]++] = i;
      }
    }
    return order;
  }
}
