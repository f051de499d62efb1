package hep.rootio;

import java.util.List;
import java.util.Optional;

/**
 * Objects whose class is known only from the data, behind pointers: histograms inside a tree,
 * elements of a TObjArray.
 *
 * @param objects one a value, empty for a null pointer
 */
public record ObjectColumn(List<Optional<RootObject>> objects) implements Column {
  /** Copies the list. */
  public ObjectColumn {
    objects = List.copyOf(objects);
  }

  @Override
  public int length() {
    return objects.size();
  }

  @Override
  public String type() {
    return "object";
  }
}
