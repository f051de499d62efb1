/**
 * Jets that are unlike those an autoencoder has learned (Heimel, Kasieczka, Plehn, Thompson,
 * arXiv:1808.08979; Farina, Nakai, Shih, arXiv:1808.08992).
 *
 * <p>{@link hep.analysis.anomaly.JetImages} holds images of jets of two kinds and their masses;
 * {@link hep.analysis.anomaly.AnomalyNetwork} is an autoencoder that learns one kind, alone or
 * against an adversary that looks for the mass in its error; {@link
 * hep.analysis.anomaly.AnomalySearch} does so with each kind in turn. Both directions are always
 * reported: an autoencoder that finds tops among QCD jets need not find QCD jets among tops, since
 * its error also grows with how complex an image is (Finke et al., arXiv:2104.09051).
 *
 * {@snippet :
 * ToyJets.write(Path.of("toy.root"), 3_000, 1);
 * TaskResult result = AnomalySearch.of("convolutional", 8, 0, 20_000)
 *     .run(List.of("toy.root"), List.of(), RunOptions.defaults().withEpochs(10));
 * Measured found = result.figures().get("auc_trained_on_background");
 * }
 *
 * <p>Trees have a branch {@code label}, 1 for signal and 0 for background, and either images in a
 * branch {@code pixels} or lists of constituents, of which images are made as in {@link
 * hep.analysis.jets.tagging.JetImage}.
 */
@NullMarked
package hep.analysis.anomaly;

import org.jspecify.annotations.NullMarked;
