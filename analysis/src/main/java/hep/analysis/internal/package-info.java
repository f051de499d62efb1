/** What several packages of this module need and nobody outside. */
@NullMarked
package hep.analysis.internal;

import org.jspecify.annotations.NullMarked;
