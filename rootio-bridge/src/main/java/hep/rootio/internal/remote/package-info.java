/**
 * Files on servers. A {@link hep.rootio.internal.remote.Transport} fetches byte ranges, several in
 * one go; {@link hep.rootio.internal.remote.RemoteSource} decides which: blocks of 64 kB, kept for
 * a while, for what is read piece by piece (keys, records of trees), and for a read of branches all
 * their baskets or pages at once, ranges closer than 64 kB as one ({@link
 * hep.rootio.internal.remote.Spans}). {@link hep.rootio.internal.remote.Patience} says how long an
 * answer may take and how often a request is repeated. Servers are not trusted: every length they
 * send is checked against what was asked for before memory is taken.
 */
@NullMarked
package hep.rootio.internal.remote;

import org.jspecify.annotations.NullMarked;
