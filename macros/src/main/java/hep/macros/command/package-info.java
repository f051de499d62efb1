/**
 * The verbs of {@code bin/kaon}; each is a picocli command, and {@link hep.macros.command.Kaon} is
 * where they start.
 */
@NullMarked
package hep.macros.command;

import org.jspecify.annotations.NullMarked;
