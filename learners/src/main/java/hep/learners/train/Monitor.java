package hep.learners.train;

import java.util.function.DoubleSupplier;

/**
 * A figure that decides which epoch is best, evaluated after each.
 *
 * @param name as it is printed
 * @param higherIsBetter whether a larger value is better
 * @param value computes it from the present weights
 */
public record Monitor(String name, boolean higherIsBetter, DoubleSupplier value) {}
