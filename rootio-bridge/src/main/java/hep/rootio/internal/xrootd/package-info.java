/**
 * Reading files from XRootD servers, over a small part of the protocol (XRootD Protocol
 * Specification 5.1): handshake, protocol, login, authentication as {@code host} or {@code unix},
 * open, stat, read, readv and close, and what a server may answer instead: go elsewhere (redirect),
 * come later (wait), wait for an answer (waitresp). No writing, no TLS, no other authentication.
 *
 * <p>{@link hep.rootio.internal.xrootd.XrootConnection} speaks the protocol, {@link
 * hep.rootio.internal.xrootd.XrootFile} is one open file on one connection, and {@link
 * hep.rootio.internal.xrootd.XrootTransport} keeps a few of those and opens another where one is
 * lost.
 */
@NullMarked
package hep.rootio.internal.xrootd;

import org.jspecify.annotations.NullMarked;
