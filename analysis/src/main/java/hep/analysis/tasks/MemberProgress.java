package hep.analysis.tasks;

import hep.learners.train.History;
import hep.learners.train.Progress;
import hep.learners.train.ProgressListener;

/** Makes the runs of several networks look like one run over all their epochs. */
record MemberProgress(ProgressListener listener, int member, int members)
    implements ProgressListener {
  @Override
  public void hear(Progress progress) {
    switch (progress) {
      case Progress.Started started -> {
        if (member == 0) {
          listener.hear(
              new Progress.Started(
                  started.firstEpoch(),
                  members * started.epochs(),
                  started.batches(),
                  members * started.weights(),
                  started.threads()));
        }
      }
      case Progress.BatchDone done ->
          listener.hear(
              new Progress.BatchDone(
                  member * done.epochs() + done.epoch(),
                  members * done.epochs(),
                  done.batch(),
                  done.batches(),
                  done.loss(),
                  done.rate(),
                  left(
                      done.secondsLeft(),
                      done.epoch() + (done.batch() + 1.0) / done.batches(),
                      done.epochs())));
      case Progress.EpochDone done -> {
        History.Epoch epoch = done.epoch();
        listener.hear(
            new Progress.EpochDone(
                new History.Epoch(
                    member * done.epochs() + epoch.number(),
                    epoch.trainingLoss(),
                    epoch.validationLoss(),
                    epoch.metric(),
                    epoch.rate(),
                    epoch.seconds()),
                members * done.epochs(),
                done.metricName(),
                done.improved(),
                left(done.secondsLeft(), epoch.number() + 1.0, done.epochs())));
      }
      case Progress.CheckpointRefused refused -> listener.hear(refused);
      case Progress.Finished finished -> {
        if (member == members - 1) {
          listener.hear(finished);
        }
      }
    }
  }

  /** Adds the networks that are still to come, at this one's pace. */
  private double left(double seconds, double epochsDone, int epochs) {
    double rest = Math.max(1e-9, epochs - epochsDone);
    int coming = members - 1 - member;
    // near the end of a network its own rest says nothing about the pace; the others then count
    // from the next report on
    return epochsDone >= epochs ? seconds : seconds * (1 + coming * epochs / rest);
  }
}
