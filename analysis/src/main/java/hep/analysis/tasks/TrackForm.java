package hep.analysis.tasks;

import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.analysis.features.Observables;
import hep.learners.Parameters;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The forms of networks on a jet's tracks. */
enum TrackForm {
  /** Dense layers a track and a weighted mean. */
  SET {
    @Override
    TrackNetwork network(Parameters parameters, int jets, int tracks, JetTagger.Settings settings) {
      return JetNetwork.of(parameters, jets, tracks, settings.width(), settings.dropout());
    }
  },
  /** An LSTM over the most displaced tracks. */
  RECURRENT {
    @Override
    TrackNetwork network(Parameters parameters, int jets, int tracks, JetTagger.Settings settings) {
      return RecurrentNetwork.of(parameters, jets, tracks, settings.width(), settings.dropout());
    }

    @Override
    JetSample prepared(JetSample sample, JetLayout layout) {
      return sample.leadingTracks(RecurrentNetwork.TRACKS, displacement(sample, layout));
    }
  },
  /** Attention between the tracks, with further questions in training. */
  TRANSFORMER {
    @Override
    TrackNetwork network(Parameters parameters, int jets, int tracks, JetTagger.Settings settings) {
      return TrackTransformer.of(parameters, jets, tracks, settings.width(), settings.dropout());
    }

    // Attention asks every pair of tracks: of jets with too many the most displaced are asked.
    @Override
    JetSample prepared(JetSample sample, JetLayout layout) {
      boolean fits =
          IntStream.range(0, sample.size()).allMatch(jet -> sample.tracks(jet) <= MOST_IN_PAIRS);
      return fits ? sample : sample.leadingTracks(MOST_IN_PAIRS, displacement(sample, layout));
    }
  };

  private static final int MOST_IN_PAIRS = 100;

  /** A network with fresh weights. */
  abstract TrackNetwork network(
      Parameters parameters, int jets, int tracks, JetTagger.Settings settings);

  /** The sample as this form reads it. */
  JetSample prepared(JetSample sample, JetLayout layout) {
    return sample;
  }

  /** |d0|, over its error where that is known. */
  private static double[] displacement(JetSample sample, JetLayout layout) {
    Observables tracks = sample.tracks();
    double[] d0 = tracks.of(layout.trackD0());
    boolean errors = layout.hasErrors(tracks.names());
    double[] error = errors ? tracks.of(layout.trackD0Error()) : d0;
    double[] displacement = new double[d0.length];
    Arrays.setAll(displacement, i -> Math.abs(d0[i]) / (errors ? Math.max(error[i], 1e-4) : 1));
    return displacement;
  }
}
