#include "cli/agreement_study.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <utility>

#include "cli/filter.hpp"
#include "cli/options.hpp"
#include "engine/base/joined.hpp"
#include "engine/coding/unknown.hpp"
#include "engine/consensus/comparing.hpp"
#include "engine/report/comparison_table.hpp"
#include "engine/review/coders.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace analysis = engine::analysis;
namespace coding = engine::coding;
namespace consensus = engine::consensus;
namespace report = engine::report;
namespace review = engine::review;
namespace store = engine::store;
using engine::base::message;

// The coders asked for, or all; nothing, which is said, where there are not two.
std::optional<std::vector<std::string>> coders_of(const StudyAgreementOptions& options,
                                                  const review::Coders& coders, const Context& io) {
  std::vector<std::string> known = coders.names();
  std::vector<std::string> names = options.coders.empty() ? known : options.coders;
  known.emplace_back(coding::kMachine);
  for (const std::string& name : names)
    if (std::ranges::find(known, name) == known.end()) {
      io.tell(coding::unknown_coder(name),
              message("codeurs: {}", "coders: {}", engine::base::joined(known)));
      return std::nullopt;
    }
  if (names.size() < 2) {
    io.tell(message("voor overeenstemming zijn ten minste twee codeurs nodig; hier: {}",
                    "agreement takes at least two coders, and here is {}",
                    names.empty() ? "0" : "1: " + names.front()),
            message("laat een tweede coderen: duiding copy {} --for NAAM --blind",
                    "let a second person code: duiding copy {} --for NAME --blind", options.study));
    return std::nullopt;
  }
  return names;
}

}  // namespace

Exit agreement_on_study(const StudyAgreementOptions& options, const Context& io) {
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  const review::Coders coders{study};
  const auto names = coders_of(options, coders, io);
  if (!names) return Exit::failed;
  if (!filter_of({options.codes, {}}, coders.view(names->front()), io)) return Exit::failed;
  const consensus::Comparison compared =
      consensus::compare(study, coders, *names, options.level, options.codes);
  if (compared.machine && !compared.assisted.empty() && !options.assisted) {
    io.tell(message("de suggesties van de machine waren in beeld bij {}: overeenstemming daarmee "
                    "zegt niets over de machine",
                    "the machine's suggestions were in sight of {}: agreement with them says "
                    "nothing of the machine",
                    engine::base::joined(compared.assisted)),
            message("vergelijk met wie blind codeerde, of vraag erom met --assisted",
                    "compare with coders who worked blind, or ask for it with --assisted"));
    return Exit::failed;
  }
  const report::ComparedStudy shown{compared.work, options.seed, compared.assisted,
                                    compared.machine};
  if (options.show == StudyAgreementOptions::Show::disagreements) {
    const auto found = analysis::disagreements(compared.work);
    show(io, report::disagreements_table(shown, found, consensus::texts_of(study, compared, found)),
         options.format);
    return Exit::ok;
  }
  const auto agreement = analysis::compare(compared.work, options.seed);
  if (options.show == StudyAgreementOptions::Show::methods)
    io.out << io.say(report::methods_paragraph(shown, agreement, "duiding " DUIDING_VERSION))
           << '\n';
  else
    show(io, report::comparison_table(shown, agreement), options.format);
  return Exit::ok;
}

std::optional<PeoplesAgreement> peoples_agreement(const store::Study& study,
                                                  const engine::exchange::NeutralNames& names) {
  const review::Coders coders{study};
  if (coders.names().size() < 2) return std::nullopt;
  const StudyAgreementOptions usual;
  consensus::Comparison compared = consensus::compare(study, coders, coders.names(), usual.level);
  for (analysis::CoderWork& work : compared.work.coders)
    work.coder = engine::exchange::renamed(work.coder, names.coders);
  for (std::string& coder : compared.assisted)
    coder = engine::exchange::renamed(coder, names.coders);
  for (std::string& code : compared.work.codes) code = engine::exchange::renamed(code, names.codes);
  bool met = false;
  for (std::uint32_t t = 0; t < compared.work.transcripts.size(); ++t)
    met = met || compared.work.coders_of(t) > 1;
  if (!met) return std::nullopt;
  const report::ComparedStudy shown{compared.work, usual.seed, compared.assisted, compared.machine};
  const auto agreement = analysis::compare(compared.work, usual.seed);
  return PeoplesAgreement{report::comparison_table(shown, agreement),
                          report::methods_paragraph(shown, agreement, "duiding " DUIDING_VERSION)};
}

}  // namespace cli
