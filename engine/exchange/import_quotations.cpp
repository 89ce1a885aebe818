#include "engine/exchange/import_quotations.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "engine/exchange/code_ids.hpp"
#include "engine/exchange/project.hpp"
#include "engine/review/hand_codings.hpp"
#include "engine/review/places.hpp"

namespace engine::exchange {
namespace {

using base::message;
using precoding::FileOutcome;

// Who coded stands nowhere in the table.
constexpr const char* kCoder = "unknown";

class Import {
 public:
  Import(store::Study& study, const std::string& path)
      : study_{study}, places_{study}, path_{path} {
    for (const store::TranscriptRow& row : study.transcripts()) transcripts_[row.name] = row.id;
  }

  FileOutcome run(const std::vector<Quotation>& quotations) {
    outcome_.path = path_;
    name_codes(quotations);
    // one transcript after another, so that one text at a time is held
    std::map<std::string, std::vector<const Quotation*>> by_transcript;
    for (const Quotation& each : quotations) by_transcript[each.transcript].push_back(&each);
    for (const auto& [name, of_transcript] : by_transcript) place(name, of_transcript);
    if (work_.codings.empty()) {
      refuse(quotations);
      return std::move(outcome_);
    }
    const auto recorded = review::add_hand_codings(study_, work_);
    if (!recorded) {
      outcome_.what = FileOutcome::What::failed;
      outcome_.problems = recorded.error();
      return std::move(outcome_);
    }
    outcome_.codings = static_cast<std::uint32_t>(work_.codings.size());
    outcome_.remarks.push_back(message("citaten die hun plaats vonden: {0} van de {1}; codes: {2}",
                                       "quotations that found their place: {0} of {1}; codes: {2}",
                                       work_.codings.size(), quotations.size(),
                                       project_.codes.size()));
    tell();
    return std::move(outcome_);
  }

 private:
  void name_codes(const std::vector<Quotation>& quotations) {
    for (const Quotation& each : quotations)
      if (index_.try_emplace(each.code, project_.codes.size()).second)
        project_.codes.push_back({.name = each.code});
    ids_ = code_ids(project_, study_.view().codes);
    const std::string file = std::filesystem::path{path_}.filename().string();
    for (std::size_t i = 0; i < ids_.size(); ++i)
      work_.codes.push_back({ids_[i], project_.codes[i].name, "", "", file});
  }

  void place(const std::string& name, const std::vector<const Quotation*>& quotations) {
    const auto transcript = transcripts_.find(name);
    if (transcript == transcripts_.end()) {
      strange_ += quotations.size();
      return;
    }
    const QuotationFinder finder{study_.load_text(transcript->second)};
    for (const Quotation* each : quotations) {
      const auto found = finder.find(each->text);
      if (found.size() == 1 && places_.find(transcript->second, found.front()))
        work_.codings.push_back({kCoder, name, ids_[index_.at(each->code)], found.front(), ""});
      else
        ++(found.size() > 1 ? several_ : nowhere_);
    }
  }

  void tell() {
    tell_left_out(strange_,
                  {"citaat uit een transcript dat niet in de studie staat",
                   "quotation of a transcript that is not in the study"},
                  {"citaten uit transcripten die niet in de studie staan",
                   "quotations of transcripts that are not in the study"},
                  outcome_.remarks);
    tell_left_out(nowhere_,
                  {"citaat dat niet in zijn transcript staat",
                   "quotation that does not stand in its transcript"},
                  {"citaten die niet in hun transcript staan",
                   "quotations that do not stand in their transcript"},
                  outcome_.remarks);
    tell_left_out(
        several_,
        {"citaat dat er meer dan eens in staat", "quotation that stands in it more than once"},
        {"citaten die er meer dan eens in staan", "quotations that stand in it more than once"},
        outcome_.remarks);
  }

  void refuse(const std::vector<Quotation>& quotations) {
    outcome_.what = FileOutcome::What::failed;
    const std::string example = quotations.empty() ? "" : quotations.front().transcript;
    outcome_.problems.push_back(
        {.file = path_,
         .problem = message("geen van de {} citaten staat in een transcript van de studie",
                            "none of the {} quotations stands in a transcript of the study",
                            quotations.size()),
         .hint = message("lees eerst de transcripten in, onder de namen die hier staan ('{}'), of "
                         "neem het hele project: exporteer het als SQLite",
                         "first import the transcripts, under the names that stand here ('{}'), or "
                         "take the whole project: export it as SQLite",
                         example)});
  }

  store::Study& study_;
  review::Places places_;
  const std::string& path_;
  std::map<std::string, std::int64_t> transcripts_;
  Project project_;  // its codes alone
  std::map<std::string, std::size_t> index_;
  std::vector<std::string> ids_;
  review::HandWork work_;
  FileOutcome outcome_;
  std::size_t strange_ = 0, nowhere_ = 0, several_ = 0;
};

}  // namespace

FileOutcome import_quotations(store::Study& study, const std::vector<Quotation>& quotations,
                              const std::string& path) {
  return Import{study, path}.run(quotations);
}

}  // namespace engine::exchange
