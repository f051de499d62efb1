/**
 * Images divided into cells and the membranes between them, pixel by pixel.
 *
 * <p>{@link hep.analysis.segmentation.UNet} is the network of Ronneberger, Fischer and Brox
 * (arXiv:1505.04597), in any size; {@link hep.analysis.segmentation.SliceSample} holds slices and
 * what is true of them; {@link hep.analysis.segmentation.BorderWeights} makes the thin borders
 * between touching cells count more; {@link hep.analysis.segmentation.CropBatch} cuts out pieces
 * that are turned, mirrored and bent at random; {@link hep.analysis.segmentation.Tiles} predicts
 * whole slices; {@link hep.analysis.segmentation.Segmentation} trains and judges; {@link
 * hep.analysis.segmentation.ToyCells} are cells to try things on.
 *
 * {@snippet :
 * ToyCells.write(Path.of("toy.root"), 40, 1);
 * TaskResult result = Segmentation.defaults()
 *     .run(List.of("toy.root"), List.of(), RunOptions.defaults().withEpochs(10));
 * Measured iou = result.figures().get("iou_mean");
 * }
 *
 * <p>Trees have a branch {@code pixels} with the same square number of values in every entry, and a
 * branch {@code mask} with as many: 1 (or 255) inside a cell, 0 on a membrane.
 */
@NullMarked
package hep.analysis.segmentation;

import org.jspecify.annotations.NullMarked;
