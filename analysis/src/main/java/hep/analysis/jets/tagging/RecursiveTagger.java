package hep.analysis.jets.tagging;

import hep.analysis.InputException;
import hep.analysis.features.Scaling;
import hep.analysis.jets.tree.NodeFeatures;
import hep.analysis.jets.tree.TreeTopology;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.Initializer;
import hep.learners.Parameters;
import hep.learners.TreeLayer;
import hep.learners.layers.Dense;
import hep.learners.layers.GatedRecursiveCell;
import hep.learners.layers.RecursiveCell;
import hep.learners.model.ModelFile;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * The recursive network of arXiv:1702.00748 on trees of one topology: a cell of width {@value
 * #WIDTH}, two ReLU layers, one logit. Jets are aligned, nodes have seven features.
 *
 * @param topology of the trees
 * @param cell at each node
 */
public record RecursiveTagger(TreeTopology topology, Cell cell) implements JetTagger {
  /** Why such a network is not exported. */
  static final String RECURSIVE =
      "the recursive network follows the tree of each jet, while a graph of ONNX is the same for all jets: it has no form in ONNX";

  static final int WIDTH = 40;

  /** What joins two children. */
  public enum Cell {
    /** Equations 2 to 4. */
    SIMPLE,
    /** Equations 5 to 11. */
    GATED;

    TreeLayer layer(Parameters parameters) {
      return switch (this) {
        case SIMPLE -> RecursiveCell.of(parameters, NodeFeatures.NAMES.size(), WIDTH);
        case GATED -> GatedRecursiveCell.of(parameters, NodeFeatures.NAMES.size(), WIDTH);
      };
    }
  }

  /** Aligned trees, made once for several cells. */
  record Trees(TreeExamples training, TreeExamples test, Scaling scaling) {
    /** Aligns jets and makes trees of them. */
    static Trees of(JetSample training, JetSample test, TreeTopology topology) {
      TreeExamples learned = TreeExamples.of(training.aligned(), topology);
      Scaling scaling = learned.fitScaling();
      return new Trees(
          learned.scaled(scaling),
          TreeExamples.of(test.aligned(), topology).scaled(scaling),
          scaling);
    }
  }

  @Override
  public String name() {
    return topology.name().toLowerCase(Locale.ROOT).replace("_", "")
        + "_"
        + cell.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Session prepare(JetSample training, JetSample test) {
    return session(Trees.of(training, test, topology));
  }

  @Override
  public SequencedMap<String, SavedNetwork> networks(ModelFile model) {
    throw new InputException(RECURSIVE);
  }

  @Override
  public List<InputRows> networkInputs(JetSample jets) {
    return List.of();
  }

  @Override
  public Session applied(ModelFile model, JetSample jets) {
    Scaling scaling = ScaledRows.of(model, "nodes", NodeFeatures.NAMES);
    TreeExamples trees = TreeExamples.of(jets.aligned(), topology).scaled(scaling);
    return session(new Trees(trees, trees, scaling));
  }

  /** With trees that are ready. */
  Session session(Trees trees) {
    return new NetworkSession<>(
        trees.training,
        trees.test,
        List.of(trees.scaling.group("nodes", true, NodeFeatures.NAMES)),
        parameters -> {
          TreeLayer layer = cell.layer(parameters.in("cell"));
          Dense first = Dense.of(parameters.in("first"), WIDTH, WIDTH, Initializer.he());
          Dense second = Dense.of(parameters.in("second"), WIDTH, WIDTH, Initializer.he());
          Dense last = Dense.of(parameters.in("last"), WIDTH, 1);
          return (tape, batch) -> {
            var h = layer.apply(batch.nodes(tape), batch.levels()); // jets x 40
            return last.apply(second.apply(first.apply(h).relu()).relu()); // jets x 1
          };
        },
        new NetworkSession.Fit(128, 2e-3, 1e-4));
  }
}
