package hep.analysis.generative;

import hep.learners.Initializer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;

/**
 * The velocity of all cells: one dense network sees the whole shower and gives each cell a few
 * numbers; a small one, the same for all cells, turns those, the cell's own value, its place and
 * the time into the cell's velocity.
 */
final class CellVelocity implements FlowNetwork {
  /** Numbers that the large network gives a cell. */
  private static final int GIVEN = 6;

  /** Learned numbers of a cell's place. */
  private static final int PLACE = 6;

  private static final int OWN = 32;

  private final int cells;
  private final Mlp whole;
  private final Parameter places;
  private final Mlp one;

  CellVelocity(Parameters parameters, int cells, int given, int width) {
    this.cells = cells;
    this.whole =
        Mlp.of(
            parameters.in("whole"),
            Activation.RELU,
            cells + given + 3,
            width,
            width,
            GIVEN * cells);
    this.places = parameters.weight("places", Initializer.normal(1), cells, PLACE);
    this.one = Mlp.of(parameters.in("one"), Activation.RELU, 1 + GIVEN + PLACE + 3, OWN, OWN, 1);
  }

  /** Time, its square and its cosine-like parabola: smooth functions that a ReLU cannot make. */
  static Var clock(Var time) {
    Var square = time.times(time);
    return time.beside(square).beside(square.times(time));
  }

  @Override
  public Var velocity(Var x, Var time, Var given) {
    int points = x.rows();
    Var clock = clock(time);
    Var context = whole.apply(x.beside(given).beside(clock)).reshape(points * cells, GIVEN);
    int[] cell = new int[points * cells];
    int[] point = new int[points * cells];
    for (int i = 0; i < cell.length; i++) {
      cell[i] = i % cells;
      point[i] = i / cells;
    }
    Var rows =
        x.reshape(points * cells, 1)
            .beside(context)
            .beside(x.tape().use(places).gather(cell))
            .beside(clock.gather(point));
    return one.apply(rows).reshape(points, cells);
  }
}
