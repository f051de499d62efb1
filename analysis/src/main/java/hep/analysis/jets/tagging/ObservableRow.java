package hep.analysis.jets.tagging;

/** Numbers of a jet, filled from the left; what is no finite number is 0. */
final class ObservableRow {
  private final float[] values;
  private int next;

  ObservableRow(int size) {
    values = new float[size];
  }

  void add(double... numbers) {
    for (double number : numbers) {
      float value = (float) number;
      values[next++] = Float.isFinite(value) ? value : 0;
    }
  }

  /** All of them; those not added are 0. */
  float[] values() {
    return values;
  }
}
