/**
 * TTree: branches as the file describes them ({@link hep.rootio.internal.ttree.BranchRecord}), the
 * rules that interpret them ({@link hep.rootio.internal.ttree.BranchRules}) when a branch is first
 * asked for, and the reading of baskets into columns ({@link
 * hep.rootio.internal.ttree.BranchReader}).
 */
@NullMarked
package hep.rootio.internal.ttree;

import org.jspecify.annotations.NullMarked;
