/**
 * Monitoring of a detector by maps of how often its channels fire.
 *
 * <p>{@link hep.analysis.quality.ToyOccupancy} simulates runs of maps in which channels go wrong;
 * {@link hep.analysis.quality.OccupancySample} reads them; {@link
 * hep.analysis.quality.ReferenceTest} compares a map with the mean of good ones by χ², as shifters
 * do; {@link hep.analysis.quality.DataQuality} does so by the error of a convolutional autoencoder
 * (Pol et al., arXiv:1808.00911) and tells which of them sees faults better and sooner.
 *
 * {@snippet :
 * ToyOccupancy.write(Path.of("toy.root"), 1_500, 60, 1);
 * TaskResult result = new DataQuality(8).run(List.of("toy.root"), List.of(), RunOptions.defaults().withEpochs(20));
 * Measured area = result.figures().get("auc_net_dead");
 * }
 *
 * <p>The tree {@code maps} has one entry a map: {@code pixels}, a square of counts; {@code fault},
 * 0 for none, 1 hot, 2 dead, 3 drifting; {@code run}, and {@code number} of the map in its run.
 * Faults are truth: networks learn from maps without fault only. A run that goes wrong has the
 * number of its first faulty map in {@code onset}, any other -1.
 *
 * <p><b>What is left out.</b> Geometry other than a square, channels that share electronics,
 * correlated noise, trigger changes, and faults of more than one kind at a time.
 */
@NullMarked
package hep.analysis.quality;

import org.jspecify.annotations.NullMarked;
