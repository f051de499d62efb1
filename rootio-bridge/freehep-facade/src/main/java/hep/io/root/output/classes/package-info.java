/** Named objects, texts and arrays to write. */
@NullMarked
package hep.io.root.output.classes;

import org.jspecify.annotations.NullMarked;
