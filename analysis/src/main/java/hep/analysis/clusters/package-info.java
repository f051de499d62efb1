/**
 * Several particles at once in a calorimeter of any cells, and the clusters that are made of them.
 *
 * {@snippet :
 * CalorimeterGeometry geometry =
 *     CalorimeterGeometry.square(
 *         "fine", 640, EffectiveMedium.leadArgon(), new double[] {5, 11, 24, 70, 120}, 64, 32, 16, 8, 8);
 * ToyEvents events = ToyEvents.in(geometry, 3);            // the first three layers are electromagnetic
 * events.write(Path.of("clusters.root"), 5_000, 1);        // for EnergyRegression --input
 * List<CellCluster> clusters = events.clusters(events.event(1, 0));
 * }
 *
 * <p>{@link hep.analysis.clusters.ToyEvents} puts showers of {@link
 * hep.analysis.calorimeter.ToyCalorimeter} over each other, then counts quanta and adds noise, cell
 * by cell; nothing is cut. {@link hep.analysis.clusters.TopologicalClustering} collects cells
 * around seeds of four widths of noise, through neighbours of two, with a border of all that touch,
 * in three dimensions; {@link hep.analysis.clusters.CellMap} knows which cells touch. {@link
 * hep.analysis.clusters.CellCluster} sums up.
 *
 * <p>The tree {@code events} has lists of particles ({@code particle_e}, {@code particle_pdg},
 * {@code particle_x}, {@code particle_y}; truth) and of clusters: {@code cluster_e} (GeV, as seen),
 * {@code cluster_eta} and {@code cluster_phi} (the front taken as a barrel at a distance), {@code
 * cluster_em_fraction}, {@code cluster_x}, {@code cluster_y} and {@code cluster_width} (mm), {@code
 * cluster_depth} (X0), {@code cluster_cells}, {@code cluster_e_0} and so on for each layer, and
 * {@code cluster_true_e}: the energies of the particles that left more in this cluster than in any
 * other; 0 for clusters of noise and fragments, which EnergyRegression leaves out.
 *
 * <p>Limits: particles come along the normal; clusters are not split where they have several
 * maxima; what the toy itself leaves out is listed in {@code hep.analysis.calorimeter}.
 */
@NullMarked
package hep.analysis.clusters;

import org.jspecify.annotations.NullMarked;
