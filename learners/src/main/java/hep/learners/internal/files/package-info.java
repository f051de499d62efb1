/** Files that are written whole or not at all. */
@NullMarked
package hep.learners.internal.files;

import org.jspecify.annotations.NullMarked;
