/** Histograms and profiles to write; index 0 of their arrays is underflow, x runs fastest. */
@NullMarked
package hep.io.root.output.classes.hist;

import org.jspecify.annotations.NullMarked;
