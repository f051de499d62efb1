/**
 * The writing half. From the bottom: {@link hep.rootio.internal.write.Output} is a buffer of
 * big-endian bytes, {@link hep.rootio.internal.write.ClassTable} knows the members of every class
 * we write, {@link hep.rootio.internal.write.ObjectOutput} walks those members over an {@link
 * hep.rootio.internal.write.ObjectValue}, {@link hep.rootio.internal.write.FileOutput} appends to
 * the temporary file, {@link hep.rootio.internal.write.FileLayout} puts keys, directories, class
 * descriptions and the free list around it.
 */
@NullMarked
package hep.rootio.internal.write;

import org.jspecify.annotations.NullMarked;
