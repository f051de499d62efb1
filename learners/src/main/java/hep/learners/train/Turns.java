package hep.learners.train;

import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.internal.kernels.Workers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The sides of a run one after the other; whose turn it is follows from the number of updates. */
final class Turns<B> {
  private final Parameters all;
  private final List<Side<B>> sides;
  private final List<BatchStep<B>> steps = new ArrayList<>();
  private final List<Parameter> free;
  private final int cycle;

  Turns(Parameters all, List<Side<B>> sides, TrainingSettings settings, Workers workers) {
    this.all = all;
    this.sides = sides;
    this.free = all.list().stream().filter(each -> !each.isFrozen()).toList();
    for (Side<B> side : sides) {
      steps.add(
          new BatchStep<>(side.weights(), side.objective(), side.optimizer(), settings, workers));
    }
    this.cycle = sides.stream().mapToInt(Side::batches).sum();
  }

  /** Returns the number of the side whose turn the next update is. */
  int next(RunState state) {
    int position = (int) (state.updates % cycle);
    int side = 0;
    while (position >= sides.get(side).batches()) {
      position -= sides.get(side).batches();
      side++;
    }
    return side;
  }

  /** Runs the next update; returns the mean loss of its side. */
  double run(Examples<B> examples, int[] order, int from, int to, double rate, RunState state) {
    int number = next(state);
    Side<B> side = sides.get(number);
    long before = state.updates / cycle * side.batches();
    int position = (int) (state.updates % cycle);
    for (int i = 0; i < number; i++) {
      position -= sides.get(i).batches();
    }
    if (sides.size() > 1) {
      freezeAllBut(side);
    }
    try {
      return steps.get(number).run(examples, order, from, to, rate, before + position + 1, state);
    } finally {
      free.forEach(each -> each.freeze(false));
    }
  }

  private void freezeAllBut(Side<B> side) {
    Set<Parameter> mine = new HashSet<>(side.weights().list());
    all.list().stream().filter(each -> !mine.contains(each)).forEach(each -> each.freeze(true));
  }
}
