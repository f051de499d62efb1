/**
 * From ROOT trees to samples: {@link hep.analysis.input.TreeInput} hands out checked numbers,
 * {@link hep.analysis.input.JetReader} jets with their tracks in either layout, {@link
 * hep.analysis.input.FlatReader} entries of one number a branch.
 *
 * {@snippet :
 * try (Tree tree = Tree.open("jets.root")) {
 *   TreeInput input = TreeInput.of(tree, "jets.root");
 *   JetSample sample = new JetReader(input, input.layout(), Selection.all(), List.of(), "").read(true);
 * }
 * }
 *
 * <p>Values that are infinite or not a number are refused with branch and entry. A sample is held
 * in memory as doubles.
 */
@NullMarked
package hep.analysis.input;

import org.jspecify.annotations.NullMarked;
