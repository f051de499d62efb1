package hep.validation;

/**
 * Numbers that a plot shows and that a caller writes to a file: points, counts in one or two
 * dimensions.
 */
public sealed interface Data permits Graph, Histogram, Grid {}
