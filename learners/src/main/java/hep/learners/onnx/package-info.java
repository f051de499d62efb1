/**
 * Networks and trees as ONNX files, for programs that do not run on the JVM, and dense networks
 * back.
 *
 * {@snippet :
 * OnnxWriter onnx = new OnnxWriter("tagger");
 * String scaled = onnx.inputs(model.group("entry")); // raw columns in, scaler inside the file
 * String logits = onnx.layer(mlp, scaled);
 * onnx.output("probabilities", onnx.layer(Activation.SOFTMAX, logits), 2);
 * onnx.save(Path.of("tagger.onnx"));
 * OnnxNetwork again = OnnxNetwork.open(Path.of("tagger.onnx"));
 * Tensor probabilities = again.apply(rows);
 * }
 *
 * <p>{@link hep.learners.onnx.OnnxExport} writes any other model, by the steps that a pass of it
 * takes rather than by its layers.
 *
 * <p>Files follow operator set 17, trees set 3 of {@code ai.onnx.ml}. The first dimension of the
 * inputs is free. Networks on sets take, by {@link hep.learners.onnx.OnnxWriter}, one set at a
 * time: the tracks of one jet, any number of them; by {@link hep.learners.onnx.OnnxExport#ofSets},
 * any number of entries in a block of rows with the number of rows of each. Names, units and ranges
 * of the inputs stand in the metadata.
 *
 * <p>Reading takes every file to be hostile: lengths are checked before memory is reserved, and
 * weights in other files are refused.
 */
@NullMarked
package hep.learners.onnx;

import org.jspecify.annotations.NullMarked;
