package hep.validation.plot;

import hep.validation.Data;

/**
 * The numbers of one mark with a name that is unique in its plot and fit for a file: letters,
 * digits and underscores.
 *
 * @param name made from the legend entry
 * @param data the numbers
 */
public record Named(String name, Data data) {}
