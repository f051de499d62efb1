/**
 * All tasks' saved models in one place: to apply them to other files, and to write their networks
 * in another form.
 *
 * {@snippet :
 * ModelFile file = ModelFile.open(Path.of("run/model.kaon"));
 * Predictions scores = SavedModels.apply(file, List.of("other.root"), 4);
 * SavedModels.networks(file, 64).forEach((name, network) ->
 *     network.toOnnx(name, Map.of("task", file.task())).save(Path.of(name + ".onnx")));
 * }
 *
 * <p>A model is built again from its settings and weights alone; a file that was changed, or is of
 * another task, is refused in a sentence. Labels are never read. Every entry of the scores has the
 * number of its entry in the input beside it.
 */
@NullMarked
package hep.analysis.saved;

import org.jspecify.annotations.NullMarked;
