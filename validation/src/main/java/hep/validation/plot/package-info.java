/**
 * Plots in the style of high-energy physics, drawn once and saved as SVG, PDF, PNG and CSV.
 *
 * <p>A {@link hep.validation.plot.Plot} is two axes and a list of marks, the first at the back; a
 * {@link hep.validation.plot.Mark} draws itself: {@link hep.validation.plot.Line} (with its error
 * band), {@link hep.validation.plot.Band}, {@link hep.validation.plot.Steps}, {@link
 * hep.validation.plot.Points}, {@link hep.validation.plot.HeatMap}, {@link
 * hep.validation.plot.Rule}. A lower panel shares the x axis. Legend and text look for the corner
 * where they cover nothing; where the upper limit of y is left open the axis makes room for them.
 *
 * <pre>{@code
 * Plot.of(
 *         Axis.linear("*p*_{T} [GeV]"),
 *         Axis.log("Jets / 5 GeV"),
 *         List.of(new Steps("*b*-jets", Histogram.of(pt, Histogram.uniform(40, 0, 200)), Style.of(0))))
 *     .withText("Toy simulation", "√*s* = 13 TeV")
 *     .saveAll(folder, "pt");
 * }</pre>
 *
 * <p>Every text takes a small markup: {@code ^{…}} raises, <code>_{…}</code> lowers, {@code *…*}
 * slants, a backslash takes the next character as it is. Each may stand inside the others.
 *
 * <p>{@link hep.validation.plot.Plot#data()} hands out the numbers of every mark under a name fit
 * for a file, as the records {@code Graph}, {@code Histogram} and {@code Grid}. Pictures depend on
 * the plot only: the typeface comes with the library, and neither clock nor locale leaves a trace.
 */
@NullMarked
package hep.validation.plot;

import org.jspecify.annotations.NullMarked;
