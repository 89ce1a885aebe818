#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "engine/precoding/pass.hpp"
#include "engine/precoding/precoding.hpp"
#include "engine/precoding/same.hpp"
#include "engine/precoding/sinks.hpp"
#include "engine/precoding/versions.hpp"
#include "engine/text/tokens.hpp"

namespace engine::precoding {
namespace {

using base::message;
using Codebooks = std::vector<std::shared_ptr<const codebook::Codebook>>;

// The same file given twice is one codebook.
Codebooks without_repeats(const Codebooks& codebooks) {
  Codebooks once;
  std::set<std::pair<std::string, std::string>> seen;
  for (const auto& each : codebooks)
    if (seen.emplace(each->id, each->digest).second) once.push_back(each);
  return once;
}

base::Diagnostics shared_names(const Codebooks& codebooks) {
  base::Diagnostics problems;
  std::set<std::string> ids;
  std::map<std::string, std::string> home;  // of a code
  for (const auto& each : codebooks) {
    if (!ids.insert(each->id).second)
      problems.push_back(
          {.problem = message("twee verschillende codeboeken heten '{}'",
                              "two different codebooks are called '{}'", each->id),
           .hint = message("geef een van beide een ander id", "give one of them another id")});
    for (const codebook::Code& code : each->codes)
      if (const auto [place, is_new] = home.emplace(code.id, each->id);
          !is_new && place->second != each->id)
        problems.push_back({.problem = message("code '{0}' staat in codeboek '{1}' en in '{2}'",
                                               "code '{0}' stands in codebook '{1}' and in '{2}'",
                                               code.id, place->second, each->id),
                            .hint = message("een code hoort in één codeboek: hernoem een van beide",
                                            "a code belongs in one codebook: rename one of them")});
  }
  return problems;
}

// One call of `code`, within its transaction.
class Coding {
 public:
  Coding(store::Study& study, store::Writer& writer, const CodeRequest& request,
         const Codebooks& codebooks)
      : study_{study},
        writer_{writer},
        request_{request},
        codebooks_{codebooks},
        plan_{codebooks},
        sink_{writer, study, plan_, [this] { begin_run(); }} {}

  CodeOutcome run(const Progress& progress) {
    outcome_.first_run = study_.runs().empty();
    if (!is_up_to_date()) begin_run();
    const std::vector<store::TranscriptRow> known = study_.transcripts();
    Pass pass{{request_.files, request_.read, request_.jobs, &study_},
              Intake{known, {}},
              sink_,
              progress};
    std::vector<Item> stored = outcome_.run ? stored_items() : std::vector<Item>{};
    outcome_.files = pass.run(std::move(stored));
    outcome_.transcripts = sink_.transcripts;
    outcome_.pairs_matched = sink_.pairs_matched;
    const auto pairs =
        plan_.codes_with_rules() * static_cast<std::uint32_t>(study_.transcripts().size());
    outcome_.pairs_unchanged = pairs - outcome_.pairs_matched;
    add_changes();
    std::ranges::move(sink_.remarks, std::back_inserter(outcome_.remarks));
    return std::move(outcome_);
  }

 private:
  // Transcripts of the study with work to do.
  std::vector<Item> stored_items() {
    std::map<std::int64_t, std::vector<store::CodedRow>> coded;
    for (store::CodedRow& row : study_.coded()) coded[row.transcript].push_back(std::move(row));
    std::vector<Item> items;
    for (const store::TranscriptRow& row : study_.transcripts()) {
      Item item;
      item.work = plan_.for_stored(row, coded[row.id]);
      if (std::ranges::all_of(item.work, &Work::is_empty)) continue;
      item.id = row.id;
      item.admission.name = row.name;
      item.turns = row.turns;
      item.recount = row.tokeniser != counted_with();
      items.push_back(std::move(item));
    }
    return items;
  }

  bool is_up_to_date() {
    std::set<std::pair<std::string, std::string>> current;
    for (const store::CodebookRow& row : study_.codebooks())
      if (row.current) current.emplace(row.codebook, row.digest);
    return stored_items().empty() && std::ranges::all_of(codebooks_, [&](const auto& each) {
             return current.contains({each->id, each->digest});
           });
  }

  void begin_run() {
    if (outcome_.run) return;
    store::RunRow run;
    run.icu = text::icu_version();
    run.unicode = text::unicode_version();
    run.tokeniser = text::tokeniser_version();
    run.matcher = kMatcherVersion;
    outcome_.run = writer_.begin_run(run);
    for (const auto& each : codebooks_)
      for (const std::string& code : writer_.apply_codebook(*each)) tell_withdrawn(*each, code);
    writer_.end_replaced(sink_.changes);
  }

  void tell_withdrawn(const codebook::Codebook& codebook, const std::string& code) {
    const auto known = codebook.find_code(code);
    if (known)
      outcome_.remarks.push_back(
          message("code '{}' is vervangen door '{}': zijn suggesties zijn vervallen",
                  "code '{}' is replaced by '{}': its suggestions have ended", code,
                  codebook.codes[*known].replaced_by));
    else
      outcome_.remarks.push_back(
          message("code '{}' staat niet meer in codeboek '{}': zijn suggesties zijn vervallen",
                  "code '{}' is no longer in codebook '{}': its suggestions have ended", code,
                  codebook.id));
  }

  // In the order of the codebooks; codes that are in none of them last.
  void add_changes() {
    const auto add = [&](const std::string& code, const store::ChangeCount& count) {
      if (count.appeared + count.gone + count.other_evidence > 0)
        outcome_.changes.push_back({code, count.appeared, count.gone, count.other_evidence});
    };
    for (const auto& each : codebooks_)
      for (const codebook::Code& code : each->codes)
        if (const auto change = sink_.changes.extract(code.id)) add(code.id, change.mapped());
    for (const auto& [code, count] : sink_.changes) add(code, count);
  }

  store::Study& study_;
  store::Writer& writer_;
  const CodeRequest& request_;
  const Codebooks& codebooks_;
  Plan plan_;
  CodingSink sink_;
  CodeOutcome outcome_;
};

// Thrown at the end of a transaction that was only to be looked at.
struct Undo {};

// Codes in one transaction; `at_end` sees the study before it is stored.
base::Result<CodeOutcome> code_then(store::Study& study, const CodeRequest& request,
                                    const Progress& progress, const std::function<void()>& at_end) {
  const Codebooks codebooks = without_repeats(request.codebooks);
  if (base::Diagnostics problems = shared_names(codebooks); !problems.empty()) return problems;
  CodeOutcome outcome;
  try {
    study.write([&](store::Writer& writer) {
      outcome = Coding{study, writer, request, codebooks}.run(progress);
      at_end();
    });
  } catch (const NotCompiled& failed) {
    return failed.problems;
  }
  return outcome;
}

}  // namespace

base::Result<coding::StudyView> preview(
    store::Study& study, const CodeRequest& request,
    const std::function<coding::StudyView(const store::Study&)>& look) {
  coding::StudyView view;
  try {
    return code_then(study, request, {},
                     [&] {
                       view = look(study);
                       throw Undo{};
                     })
        .error();
  } catch (const Undo&) {
    return view;
  }
}

base::Result<CodeOutcome> code(store::Study& study, const CodeRequest& request,
                               const Progress& progress) {
  auto outcome = code_then(study, request, progress, [] {});
  if (outcome) describe_same(outcome->files, study);
  return outcome;
}

}  // namespace engine::precoding
