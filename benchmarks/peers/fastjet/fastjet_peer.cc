// Runs FastJet as a separate process, so that Kaon's clustering can be compared with it.
// Nothing of this is shipped. Build: g++ -O3 fastjet_peer.cc -lfastjet
//
// Standard input, any number of requests:
//   history ALGORITHM P R SCHEME N        then N lines px py pz E
//   time    ALGORITHM P R SCHEME N REPEATS then N lines px py pz E
//   areas   ALGORITHM R N                 then N lines px py pz E
//   rho     ALGORITHM R N                 then N lines px py pz E
//   count   ALGORITHM P R SCHEME N COUNT  then N lines px py pz E
//   dcut    ALGORITHM P R SCHEME N DCUT   then N lines px py pz E
//   trim    R FRACTION N                  then N lines px py pz E
//   drop    ZCUT BETA R0 N                then N lines px py pz E
//   tau     COUNT BETA R0 N               then N lines px py pz E
// ALGORITHM: genkt, ee_genkt, durham; SCHEME: e, wta.
// Answers: one line "parent1 parent2 d px py pz E" a step (beam -1); nanoseconds of each repeat on one
// line; one line "pt area" a jet above 5 GeV (ghosts to |y| = 5, of 0.01); one line "rho sigma", the median of
// pt/area over jets with |y| < 5 - R; "px py pz E" of the exclusive jets (count, dcut),
// of what trimming or soft drop leaves; tau. Then a line "end". Trimming, soft drop and tau are written
// out here on FastJet's jets and trees, as its tools and fjcontrib are not in libfastjet-dev.

#include <fastjet/ClusterSequence.hh>
#include <fastjet/ClusterSequenceArea.hh>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

using namespace fastjet;

static JetDefinition definition(const std::string& algorithm, double p, double radius,
                                const std::string& scheme) {
  if (algorithm == "durham") return JetDefinition(ee_kt_algorithm, E_scheme);
  const bool ee = algorithm == "ee_genkt";
  const RecombinationScheme recombination =
      scheme == "wta" ? (ee ? WTA_modp_scheme : WTA_pt_scheme) : E_scheme;
  if (ee) return JetDefinition(ee_genkt_algorithm, radius, p, recombination);
  if (p == 1) return JetDefinition(kt_algorithm, radius, recombination);
  if (p == 0) return JetDefinition(cambridge_algorithm, radius, recombination);
  if (p == -1) return JetDefinition(antikt_algorithm, radius, recombination);
  return JetDefinition(genkt_algorithm, radius, p, recombination);
}

static std::vector<PseudoJet> particles(int n) {
  std::vector<PseudoJet> out;
  for (int i = 0; i < n; ++i) {
    double px, py, pz, e;
    std::cin >> px >> py >> pz >> e;
    out.emplace_back(px, py, pz, e);
  }
  return out;
}

static void history(const std::vector<PseudoJet>& input, const JetDefinition& def) {
  ClusterSequence sequence(input, def);
  const auto& steps = sequence.history();
  const auto& jets = sequence.jets();
  for (size_t i = input.size(); i < steps.size(); ++i) {
    const auto& step = steps[i];
    const int content = step.jetp_index >= 0 ? step.jetp_index : steps[step.parent1].jetp_index;
    const PseudoJet& jet = jets[content];
    std::printf("%d %d %.17g %.17g %.17g %.17g %.17g\n", step.parent1,
                step.parent2 < 0 ? -1 : step.parent2, step.dij, jet.px(), jet.py(), jet.pz(), jet.E());
  }
}

static void timing(const std::vector<PseudoJet>& input, const JetDefinition& def, int repeats) {
  double sum = 0;
  for (int k = 0; k < repeats; ++k) {
    const auto start = std::chrono::steady_clock::now();
    // The four-vectors are made anew each time: FastJet keeps rapidity and azimuth in them.
    std::vector<PseudoJet> fresh;
    fresh.reserve(input.size());
    for (const auto& p : input) fresh.emplace_back(p.px(), p.py(), p.pz(), p.E());
    ClusterSequence sequence(fresh, def);
    const auto jets = sorted_by_pt(sequence.inclusive_jets(5.0));
    sum += jets.size();
    const auto stop = std::chrono::steady_clock::now();
    std::printf("%lld ", (long long)std::chrono::duration_cast<std::chrono::nanoseconds>(stop - start).count());
  }
  std::printf("\n");
  if (sum < 0) std::printf("never\n");
}

static void areas(const std::vector<PseudoJet>& input, const std::string& algorithm, double radius, bool median) {
  const double p = algorithm == "kt" ? 1 : algorithm == "ca" ? 0 : -1;
  ClusterSequenceArea sequence(input, definition("genkt", p, radius, "e"),
                               AreaDefinition(active_area_explicit_ghosts, GhostedAreaSpec(5.0, 1, 0.01)));
  if (median) {
    double rho, sigma, mean;
    sequence.get_median_rho_and_sigma(SelectorAbsRapMax(5.0 - radius), false, rho, sigma, mean);
    std::printf("%.17g %.17g\n", rho, sigma);
    return;
  }
  for (const auto& jet : sorted_by_pt(sequence.inclusive_jets(5.0)))
    std::printf("%.17g %.17g\n", jet.pt(), jet.area());
}

static void print(const PseudoJet& jet) {
  std::printf("%.17g %.17g %.17g %.17g\n", jet.px(), jet.py(), jet.pz(), jet.E());
}

static void trim(const std::vector<PseudoJet>& input, double radius, double fraction) {
  PseudoJet whole(0, 0, 0, 0), left(0, 0, 0, 0);
  for (const auto& p : input) whole += p;
  ClusterSequence sequence(input, JetDefinition(kt_algorithm, radius));
  for (const auto& subjet : sorted_by_pt(sequence.inclusive_jets()))
    if (subjet.pt() >= fraction * whole.pt()) left += subjet;
  print(left);
}

static void drop(const std::vector<PseudoJet>& input, double zcut, double beta, double radius) {
  ClusterSequence sequence(input, JetDefinition(cambridge_algorithm, JetDefinition::max_allowable_R));
  PseudoJet jet = sorted_by_pt(sequence.inclusive_jets()).front(), a, b;
  while (jet.has_parents(a, b)) {
    if (a.pt() < b.pt()) std::swap(a, b);
    if (b.pt() / (a.pt() + b.pt()) > zcut * std::pow(a.delta_R(b) / radius, beta)) break;
    jet = a;
  }
  print(jet);
}

static void tau(const std::vector<PseudoJet>& input, int count, double beta, double radius) {
  ClusterSequence sequence(input, JetDefinition(kt_algorithm, JetDefinition::max_allowable_R));
  const auto axes = sequence.exclusive_jets(count);
  double sum = 0, norm = 0;
  for (const auto& p : input) {
    double nearest = 1e300;
    for (const auto& axis : axes) nearest = std::min(nearest, p.delta_R(axis));
    sum += p.pt() * std::pow(nearest, beta);
    norm += p.pt();
  }
  std::printf("%.17g\n", sum / (norm * std::pow(radius, beta)));
}

int main() {
  ClusterSequence::set_fastjet_banner_stream(nullptr);
  std::string what, algorithm, scheme;
  while (std::cin >> what >> algorithm) {
    double p = -1, radius = 0;
    int n = 0, repeats = 0;
    if (what == "areas" || what == "rho") {
      std::cin >> radius >> n;
      areas(particles(n), algorithm, radius, what == "rho");
    } else if (what == "trim") {
      std::cin >> p >> n;
      trim(particles(n), std::stod(algorithm), p);
    } else if (what == "drop" || what == "tau") {
      std::cin >> p >> radius >> n;
      const auto input = particles(n);
      if (what == "drop") drop(input, std::stod(algorithm), p, radius);
      else tau(input, std::stoi(algorithm), p, radius);
    } else {
      std::cin >> p >> radius >> scheme >> n;
      double cut = 0;
      if (what == "time") std::cin >> repeats;
      if (what == "count" || what == "dcut") std::cin >> cut;
      const auto input = particles(n);
      const auto def = definition(algorithm, p, radius, scheme);
      if (what == "time") timing(input, def, repeats);
      else if (what == "count" || what == "dcut") {
        ClusterSequence sequence(input, def);
        for (const auto& jet : sorted_by_pt(what == "count" ? sequence.exclusive_jets((int)cut) : sequence.exclusive_jets(cut)))
          print(jet);
      }
      else history(input, def);
    }
    std::printf("end\n");
    std::fflush(stdout);
  }
}
