package hep.rootio.internal;

import hep.rootio.Branch;
import hep.rootio.Interpretation;
import java.util.Optional;

/**
 * A branch of a friend, as the tree beside it lists it.
 *
 * @param branch as the friend has it
 * @param alias before a dot and the branch's own path
 */
record FriendBranch(Branch branch, String alias) implements Branch {
  @Override
  public String name() {
    return branch.name();
  }

  @Override
  public String path() {
    return alias + "." + branch.path();
  }

  @Override
  public String title() {
    return branch.title();
  }

  @Override
  public String type() {
    return branch.type();
  }

  @Override
  public long firstEntry() {
    return branch.firstEntry();
  }

  @Override
  public long entries() {
    return branch.entries();
  }

  @Override
  public String codec() {
    return branch.codec();
  }

  @Override
  public long compressedBytes() {
    return branch.compressedBytes();
  }

  @Override
  public long uncompressedBytes() {
    return branch.uncompressedBytes();
  }

  @Override
  public boolean holdsData() {
    return branch.holdsData();
  }

  @Override
  public Optional<String> problem() {
    return branch.problem();
  }

  @Override
  public Optional<Interpretation> interpretation() {
    return branch.interpretation();
  }
}
