/**
 * Models in files.
 *
 * <p>A {@link hep.learners.model.ModelFile} holds the weights by name and, beside them, what makes
 * them usable elsewhere: the names, units, {@linkplain hep.learners.model.Transform transforms} and
 * ranges of the inputs, the names of the outputs, the settings of the architecture, the {@linkplain
 * hep.learners.model.Provenance provenance} and the {@linkplain hep.learners.ModelSummary cost}.
 * Inputs are bound by name, never by position:
 *
 * <pre>{@code
 * InputGroup jets = new InputGroup("jets", false, List.of(new Input("pt", "GeV", transform, 10, 900)));
 * ModelFile model =
 *     new ModelFile("flavour-tagging", Map.of("width", "64"), List.of(jets), List.of("b", "c", "light"),
 *         Provenance.of(1, checksums, Map.of("training_jets", "9000")),
 *         ModelSummary.of(parameters, tape -> network.apply(tape.zeros(1, 1))),
 *         ModelFile.weightsOf(parameters));
 * model.save(Path.of("model.kaon"));
 * ModelFile opened = ModelFile.open(Path.of("model.kaon"));
 * opened.restore(parameters);
 * int[] positions = opened.group("jets").bind(columnNames);
 * }</pre>
 *
 * <p>The layout is that of safetensors, so Python's readers open the file too. Files are taken to
 * be hostile: every length is checked before memory is reserved, nothing is loaded by name, and a
 * file that was cut or changed is refused with a sentence.
 */
@NullMarked
package hep.learners.model;

import org.jspecify.annotations.NullMarked;
