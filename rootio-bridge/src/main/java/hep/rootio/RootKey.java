package hep.rootio;

/**
 * What a directory says of one of its objects.
 *
 * @param name of the object
 * @param title of the object
 * @param className its class
 * @param cycle the highest of equal names is the current one
 * @param storedBytes its record in the file, with head
 * @param objectBytes the object before compression
 */
public record RootKey(
    String name, String title, String className, int cycle, long storedBytes, long objectBytes) {}
