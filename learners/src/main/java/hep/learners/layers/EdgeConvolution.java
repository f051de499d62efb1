package hep.learners.layers;

import hep.learners.Layer;
import hep.learners.Neighbours;
import hep.learners.Segments;
import hep.learners.SetLayer;
import hep.learners.Var;

/**
 * EdgeConv (Wang et al., arXiv 1801.07829, with the mean of ParticleNet, arXiv 1902.08570): for
 * each element the mean of f([x, x' − x]) over its nearest neighbours x' in the set; zero where
 * there is none. Rows by inputs to rows by the outputs of f.
 *
 * @param edge f, from twice the inputs
 * @param neighbours how many
 */
public record EdgeConvolution(Layer edge, int neighbours) implements SetLayer {
  /** Returns the output with neighbours by the distance between the inputs. */
  @Override
  public Var apply(Var x, Segments sets) {
    return apply(x, x, sets);
  }

  /** Returns the output with neighbours by the distance between other values, as directions. */
  public Var apply(Var x, Var points, Segments sets) {
    Neighbours edges = Neighbours.nearest(points, sets, neighbours);
    Var own = x.gather(edges.centres()); // edges x inputs
    Var step = x.gather(edges.others()).minus(own);
    return edges.sets().mean(edge.apply(own.beside(step)));
  }
}
