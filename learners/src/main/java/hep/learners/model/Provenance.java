package hep.learners.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a model comes from.
 *
 * @param seed of the split, the first weights, the order and the noise
 * @param version of Kaon that trained it
 * @param files SHA-256 of the files it learned from, in hexadecimal, by their names; "not taken"
 *     for one on a server, of which only parts were read; empty where it learned from no files
 * @param notes what else should be known, such as the number of entries it learned from
 */
public record Provenance(
    long seed, String version, Map<String, String> files, Map<String, String> notes) {
  /**
   * Copies the maps in their order.
   *
   * @throws IllegalArgumentException if the version is empty
   */
  public Provenance {
    if (version.isEmpty()) {
      throw new IllegalArgumentException("A model's provenance needs the version that trained it.");
    }
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
  }

  /** Of a model that this version of Kaon trains. */
  public static Provenance of(long seed, Map<String, String> files, Map<String, String> notes) {
    return new Provenance(seed, running(), files, notes);
  }

  /** Returns it with a further note. */
  public Provenance with(String name, String note) {
    Map<String, String> more = new LinkedHashMap<>(notes);
    more.put(name, note);
    return new Provenance(seed, version, files, more);
  }

  /** As the build wrote it into the module; classes in a folder have none. */
  private static String running() {
    return Optional.ofNullable(Provenance.class.getModule().getDescriptor())
        .flatMap(module -> module.rawVersion())
        .orElse("(not packaged)");
  }
}
