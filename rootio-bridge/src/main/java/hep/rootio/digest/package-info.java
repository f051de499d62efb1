/**
 * Summaries of everything a file holds, to compare readers by: counts, sums, and checksums of all
 * values of all branches and objects, written as JSON. {@link hep.rootio.digest.Digest} writes one
 * file for each ROOT file; {@link hep.rootio.digest.Tally} defines what each number is computed
 * over.
 */
@NullMarked
package hep.rootio.digest;

import org.jspecify.annotations.NullMarked;
