package hep.analysis.toy;

import hep.rootio.Batch;
import hep.rootio.ByteColumn;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.Jagged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** Turns events into columns: the branches of the tree {@code events}. */
final class ToyTree {
  static final String NAME = "events";
  static final String TITLE = "toy detector: tracks, clusters and jets (toy)";

  private ToyTree() {}

  /** Columns of these events; counters njet, ntrack and ncluster. */
  static Batch columns(List<ToyEvent> events) {
    Batch batch = new Batch();
    batch.column("process", events.stream().mapToInt(ToyEvent::process).toArray());
    Part<ToyJet> jets = new Part<>(batch, "njet", events, ToyEvent::jets);
    jets.floats("jet_pt", ToyJet::ptGeV);
    jets.floats("jet_eta", ToyJet::eta);
    jets.floats("jet_phi", ToyJet::phi);
    jets.floats("jet_mass", ToyJet::massGeV);
    jets.floats("jet_true_pt", ToyJet::truePtGeV);
    jets.floats("jet_true_eta", ToyJet::trueEta);
    jets.floats("jet_true_phi", ToyJet::truePhi);
    jets.floats("jet_true_mass", ToyJet::trueMassGeV);
    jets.floats("jet_smeared_pt", ToyJet::smearedPtGeV);
    jets.ints("jet_flavour", ToyJet::flavour);
    Part<ToyTrack> tracks = new Part<>(batch, "ntrack", events, ToyEvent::tracks);
    tracks.floats("track_pt", ToyTrack::ptGeV);
    tracks.floats("track_eta", ToyTrack::eta);
    tracks.floats("track_phi", ToyTrack::phi);
    tracks.bytes("track_charge", ToyTrack::charge);
    tracks.floats("track_d0", ToyTrack::d0Mm);
    tracks.floats("track_z0", ToyTrack::z0Mm);
    tracks.floats("track_d0_err", ToyTrack::d0ErrorMm);
    tracks.floats("track_z0_err", ToyTrack::z0ErrorMm);
    tracks.ints("track_jet", ToyTrack::jet);
    tracks.bytes("track_origin", track -> track.origin().code());
    Part<ToyCluster> clusters = new Part<>(batch, "ncluster", events, ToyEvent::clusters);
    clusters.floats("cluster_e", ToyCluster::energyGeV);
    clusters.floats("cluster_eta", ToyCluster::eta);
    clusters.floats("cluster_phi", ToyCluster::phi);
    clusters.floats("cluster_em_fraction", ToyCluster::emFraction);
    clusters.floats("cluster_true_e", ToyCluster::trueEnergyGeV);
    clusters.ints("cluster_jet", ToyCluster::jet);
    return batch;
  }

  /** All objects of one kind, one after the other, with where each event's begin. */
  private static final class Part<T> {
    private final Batch batch;
    private final String counter;
    private final List<T> all = new ArrayList<>();
    private final int[] offsets;

    Part(Batch batch, String counter, List<ToyEvent> events, Function<ToyEvent, List<T>> of) {
      this.batch = batch;
      this.counter = counter;
      offsets = new int[events.size() + 1];
      for (int i = 0; i < events.size(); i++) {
        all.addAll(of.apply(events.get(i)));
        offsets[i + 1] = all.size();
      }
    }

    void floats(String name, ToDoubleFunction<T> value) {
      float[] values = new float[all.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) value.applyAsDouble(all.get(i));
      }
      batch.column(name, counter, new Jagged(offsets, new FloatColumn(values)));
    }

    void ints(String name, ToIntFunction<T> value) {
      int[] values = all.stream().mapToInt(value).toArray();
      batch.column(name, counter, new Jagged(offsets, new IntColumn(values)));
    }

    void bytes(String name, ToIntFunction<T> value) {
      byte[] values = new byte[all.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (byte) value.applyAsInt(all.get(i));
      }
      batch.column(name, counter, new Jagged(offsets, new ByteColumn(values)));
    }
  }
}
