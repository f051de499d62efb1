package hep.analysis.features;

import hep.analysis.InputException;
import hep.analysis.internal.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which branch holds what. Two forms of files are known: one jet an entry with its tracks as jagged
 * branches, and one event an entry with jagged jets and tracks, where a branch says to which jet a
 * track belongs.
 *
 * @param jetPt transverse momentum, GeV
 * @param jetEta pseudorapidity
 * @param jetPhi azimuth, radians
 * @param jetMass GeV
 * @param flavour 5, 4 or 0; 15 is left out; truth
 * @param trackPt GeV
 * @param trackEta pseudorapidity
 * @param trackPhi azimuth at the perigee, radians
 * @param trackCharge -1 or 1
 * @param trackD0 signed transverse impact parameter, mm
 * @param trackZ0 longitudinal impact parameter, mm
 * @param trackD0Error its error, mm; used where the file has both errors
 * @param trackZ0Error its error, mm
 * @param trackOrigin where a track comes from, as {@link hep.analysis.toy.Origin} codes it; truth,
 *     read for training only, where the file has it
 * @param trackJet number of the jet within the event, or -1; empty where an entry is a jet
 */
public record JetLayout(
    String jetPt,
    String jetEta,
    String jetPhi,
    String jetMass,
    String flavour,
    String trackPt,
    String trackEta,
    String trackPhi,
    String trackCharge,
    String trackD0,
    String trackZ0,
    String trackD0Error,
    String trackZ0Error,
    String trackOrigin,
    String trackJet) {

  /** One jet an entry, with {@code jet_flav} and {@code trk_*}. */
  public static JetLayout jets() {
    return new JetLayout(
        "jet_pt",
        "jet_eta",
        "jet_phi",
        "jet_M",
        "jet_flav",
        "trk_pt",
        "trk_eta",
        "trk_phi",
        "trk_charge",
        "trk_d0",
        "trk_z0",
        "trk_d0_err",
        "trk_z0_err",
        "trk_origin",
        "");
  }

  /**
   * Events of jets and tracks, with {@code jet_flavour}, {@code track_*} and {@code track_jet}; the
   * toy detector writes it.
   */
  public static JetLayout events() {
    return new JetLayout(
        "jet_pt",
        "jet_eta",
        "jet_phi",
        "jet_mass",
        "jet_flavour",
        "track_pt",
        "track_eta",
        "track_phi",
        "track_charge",
        "track_d0",
        "track_z0",
        "track_d0_err",
        "track_z0_err",
        "track_origin",
        "track_jet");
  }

  /**
   * The layout that fits the branches of a file best.
   *
   * @throws InputException when a needed branch is missing; it names the nearest there is
   */
  public static JetLayout of(Collection<String> branches) {
    JetLayout layout = missing(events(), branches) < missing(jets(), branches) ? events() : jets();
    for (String name : layout.needed()) {
      if (!branches.contains(name)) {
        throw new InputException(
            "there is no branch '" + name + "'" + NearestName.hint(name, branches));
      }
    }
    return layout;
  }

  private static long missing(JetLayout layout, Collection<String> branches) {
    return layout.needed().stream().filter(name -> !branches.contains(name)).count();
  }

  /** Whether an entry is an event of several jets. */
  public boolean isEvents() {
    return !trackJet.isEmpty();
  }

  /** Whether both errors of the impact parameters are among the branches. */
  public boolean hasErrors(Collection<String> branches) {
    return branches.contains(trackD0Error) && branches.contains(trackZ0Error);
  }

  /** Whether the truth of the tracks is among the branches. */
  public boolean hasOrigins(Collection<String> branches) {
    return branches.contains(trackOrigin);
  }

  /** Branches of the jets, without the flavour. */
  public List<String> jetBranches() {
    return List.of(jetPt, jetEta, jetPhi, jetMass);
  }

  /** Branches of the tracks, without errors and association. */
  public List<String> trackBranches() {
    return List.of(trackPt, trackEta, trackPhi, trackCharge, trackD0, trackZ0);
  }

  /** Branches without which nothing can be computed. */
  public List<String> needed() {
    Stream<String> all = Stream.concat(jetBranches().stream(), trackBranches().stream());
    return (isEvents() ? Stream.concat(all, Stream.of(trackJet)) : all).toList();
  }
}
