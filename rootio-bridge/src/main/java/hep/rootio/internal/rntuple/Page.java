package hep.rootio.internal.rntuple;

/**
 * Where a page stands.
 *
 * @param start its first element, counted from the first page of the cluster
 * @param elements how many
 * @param checksummed whether a checksum follows it
 * @param place its bytes
 */
record Page(long start, int elements, boolean checksummed, Locator place) {
  long end() {
    return start + elements;
  }
}
