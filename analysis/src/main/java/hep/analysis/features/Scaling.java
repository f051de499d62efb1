package hep.analysis.features;

import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.Transform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Brings each input to zero median and unit width: y = (x - centre) / width, kept within ±{@value
 * #LIMIT}. Fitted on the training part only and saved with the model.
 *
 * @param centre one value an input
 * @param width one value an input, positive
 * @param low the smallest value of each input in the fit
 * @param high the largest
 */
public record Scaling(float[] centre, float[] width, float[] low, float[] high) {
  /** Larger values are cut: a network must not follow one wild track. */
  public static final float LIMIT = 6;

  /** For a normal distribution the quartiles lie 1.349 widths apart. */
  private static final double QUARTILES_OF_NORMAL = 1.349;

  /**
   * Medians and quartile distances of the chosen rows; where the quartiles agree the standard
   * deviation, where that is 0 a width of 1.
   *
   * @param values rows of {@code keepsSign.length} inputs
   * @param rows numbers of the rows to learn from, at least one
   * @param keepsSign inputs whose centre must be 0, so that a reflection only changes their sign
   */
  public static Scaling fit(float[] values, int[] rows, boolean... keepsSign) {
    int inputs = keepsSign.length;
    float[] centre = new float[inputs];
    float[] width = new float[inputs];
    float[] low = new float[inputs];
    float[] high = new float[inputs];
    double[] column = new double[rows.length];
    for (int input = 0; input < inputs; input++) {
      for (int i = 0; i < rows.length; i++) {
        column[i] = values[rows[i] * inputs + input];
      }
      Arrays.sort(column);
      low[input] = (float) quantile(column, 0);
      high[input] = (float) quantile(column, 1);
      double median = quantile(column, 0.5);
      double spread = (quantile(column, 0.75) - quantile(column, 0.25)) / QUARTILES_OF_NORMAL;
      double mean = Arrays.stream(column).average().orElse(0);
      double deviation =
          Math.sqrt(Arrays.stream(column).map(x -> (x - mean) * (x - mean)).average().orElse(0));
      // a tag that is rarely set has equal quartiles
      boolean robust = spread > 1e-12;
      centre[input] = (float) (keepsSign[input] ? 0 : robust ? median : mean);
      double chosen = robust ? spread : deviation;
      width[input] = chosen > 1e-12 ? (float) chosen : 1;
    }
    return new Scaling(centre, width, low, high);
  }

  /** From a model file. */
  public static Scaling of(InputGroup group) {
    int inputs = group.inputs().size();
    Scaling scaling =
        new Scaling(new float[inputs], new float[inputs], new float[inputs], new float[inputs]);
    for (int i = 0; i < inputs; i++) {
      Input input = group.inputs().get(i);
      scaling.centre[i] = (float) input.transform().centre();
      scaling.width[i] = (float) input.transform().width();
      scaling.low[i] = (float) input.low();
      scaling.high[i] = (float) input.high();
    }
    return scaling;
  }

  /** As a model file keeps it; units are those of {@link Units}. */
  public InputGroup group(String name, boolean jagged, List<String> names) {
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Transform transform = new Transform(Transform.Function.IDENTITY, centre[i], width[i], LIMIT);
      inputs.add(new Input(names.get(i), Units.of(names.get(i)), transform, low[i], high[i]));
    }
    return new InputGroup(name, jagged, inputs);
  }

  private static double quantile(double[] sorted, double probability) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, probability * sorted.length)];
  }

  /** Scales rows in place. */
  public void apply(float[] values) {
    int inputs = centre.length;
    for (int start = 0; start < values.length; start += inputs) {
      for (int input = 0; input < inputs; input++) {
        float scaled = (values[start + input] - centre[input]) / width[input];
        values[start + input] = Math.clamp(scaled, -LIMIT, LIMIT);
      }
    }
  }
}
