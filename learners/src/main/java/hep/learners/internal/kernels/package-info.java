/**
 * The arithmetic: static methods on {@code float[]} with offsets, vectorised with the Vector API.
 *
 * <p>Rules that every kernel keeps, so that a result has the same bits on every machine, for every
 * vector width, interpreted or compiled, and for any number of threads:
 *
 * <ul>
 *   <li>one species a process, {@link hep.learners.internal.kernels.Lanes#F}; lanes hold
 *       independent outputs;
 *   <li>a sum runs in one stated order: along k in ascending order with fused multiply-adds in a
 *       matrix product, over 16 logical lanes in {@link hep.learners.internal.kernels.Rows}; the
 *       order never depends on the hardware;
 *   <li>no {@code reduceLanes(ADD)} or {@code (MUL)}: their order is left open by the JDK and
 *       changes when a method is compiled;
 *   <li>exponential, logarithm and their kin are our own polynomials made of fused multiply-adds,
 *       and the scalar form that handles the last few elements does the same operations.
 * </ul>
 *
 * <p>Arguments are not checked beyond the array bounds: callers (tensors, ops) know their shapes.
 * An array argument is followed by its offset; a destination comes last. Methods named {@code
 * …Backward} <em>add</em> to the gradient they are given. Source and destination may be the same
 * array at the same offset, and must not overlap otherwise.
 */
@NullMarked
package hep.learners.internal.kernels;

import org.jspecify.annotations.NullMarked;
