package hep.rootio;

import java.util.List;

/**
 * A class as a file describes it (TStreamerInfo).
 *
 * @param name in C++
 * @param version of the class
 * @param checksum of the description
 * @param bases names of the base classes
 * @param members without those of base classes
 */
public record StoredClass(
    String name, int version, int checksum, List<String> bases, List<Member> members) {
  /** Copies the lists. */
  public StoredClass {
    bases = List.copyOf(bases);
    members = List.copyOf(members);
  }

  /**
   * A member of a class.
   *
   * @param name in C++
   * @param comment in the class
   * @param typeName in C++
   * @param dimensions of a fixed array
   */
  public record Member(String name, String comment, String typeName, List<Integer> dimensions) {
    /** Copies the list. */
    public Member {
      dimensions = List.copyOf(dimensions);
    }
  }
}
