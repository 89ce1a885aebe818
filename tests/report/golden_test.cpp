// What people see, in both languages at 80 columns: tests/golden/report.
#include <catch2/catch.hpp>

#include "engine/analysis/filter.hpp"
#include "engine/report/codings.hpp"
#include "engine/report/cooccurrence_table.hpp"
#include "engine/report/frequencies_table.hpp"
#include "engine/report/group_rates_table.hpp"
#include "engine/report/margin.hpp"
#include "engine/report/rules_table.hpp"
#include "engine/text/width.hpp"
#include "tests/report/sample_study.hpp"
#include "tests/support/golden.hpp"

using namespace engine;
using analysis::Selection;
using coding::Status;
using support::SampleStudy;

namespace {

// Both languages one under another, each line at most 80 columns wide.
void check_page(const std::string& name, const std::function<std::string(report::Look)>& page) {
  std::string both;
  for (const base::Language language : {base::Language::nl, base::Language::en}) {
    const std::string text = page({language, 80, false});
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = text.find('\n', begin);
      REQUIRE(end != std::string::npos);
      CAPTURE(text.substr(begin, end - begin));
      CHECK(text::display_width(text.substr(begin, end - begin)) <= 80);
      CHECK((end == begin || text[end - 1] != ' '));
      begin = end + 1;
    }
    both += (both.empty() ? "" : "\n----\n\n") + text;
  }
  support::check_golden("report/" + name + ".txt", both);
}

void check_table(const std::string& name, const report::Table& table) {
  check_page(name, [&](const report::Look& look) {
    return report::render(table, report::Format::table, look);
  });
}

report::Table frequencies(const coding::StudyView& view, std::string_view how,
                          const Selection& selection = {}) {
  const analysis::By by = *analysis::parse_by(how);
  return report::frequencies_table(analysis::frequencies(view, by, selection), by, selection,
                                   analysis::count_decided(view, selection));
}

report::Table cooccurrence(const coding::StudyView& view, std::string_view how,
                           analysis::Level level = analysis::Level::code) {
  const analysis::Within within = *analysis::parse_within(how);
  const Selection selection;
  return report::cooccurrence_table(analysis::cooccurrence(view, within, level, selection), within,
                                    level, selection, analysis::count_decided(view, selection),
                                    level == analysis::Level::subcode);
}

coding::StudyView partly_reviewed() {
  coding::StudyView view = support::sample_study().view;
  for (std::size_t at = 0; at < view.codings.size(); ++at)
    view.codings[at].status =
        at % 3 == 0 ? Status::accepted : (at % 3 == 1 ? Status::rejected : Status::suggested);
  return view;
}

}  // namespace

TEST_CASE("frequencies by code look as they did", "[golden]") {
  check_table("frequencies-code", frequencies(support::sample_study().view, "code"));
}

TEST_CASE("frequencies by sub-code, of a reviewed study, look as they did", "[golden]") {
  check_table("frequencies-subcode-final",
              frequencies(partly_reviewed(), "subcode", {analysis::Layer::final, {}, {}}));
}

TEST_CASE("frequencies by speaker and by role look as they did", "[golden]") {
  check_table("frequencies-speaker", frequencies(support::sample_study().view, "speaker"));
  check_table("frequencies-role", frequencies(support::sample_study().view, "role"));
}

TEST_CASE("groups side by side look as they did", "[golden]") {
  coding::StudyView view = support::sample_study().view;
  for (std::size_t at = 0; at < view.transcripts.size(); ++at)
    view.transcripts[at].attributes = {{"sector", at == 0 ? "bouw" : "zorg"}};
  const Selection selection;
  for (const char* how : {"role", "attribute:sector"}) {
    const analysis::By by = *analysis::parse_by(how);
    check_table(std::string{"groups-"} + (by.attribute.empty() ? how : by.attribute.c_str()),
                report::group_rates_table(analysis::group_rates(view, by, selection), by, selection,
                                          analysis::count_decided(view, selection)));
  }
}

TEST_CASE("co-occurrence looks as it did", "[golden]") {
  const coding::StudyView view = support::sample_study().view;
  check_table("cooccurrence-sentence", cooccurrence(view, "sentence"));
  check_table("cooccurrence-tokens", cooccurrence(view, "tokens:10"));
  check_table("cooccurrence-subcode", cooccurrence(view, "turn", analysis::Level::subcode));
  check_table("cooccurrence-matrix",
              *report::cooccurrence_matrix(analysis::cooccurrence(
                  view, *analysis::parse_within("turn"), analysis::Level::code, {})));
}

TEST_CASE("rules look as they did, before and after review", "[golden]") {
  const Selection selection;
  const coding::StudyView fresh = support::sample_study().view;
  check_table("rules", report::rules_table(analysis::rules(fresh, selection), selection,
                                           analysis::count_decided(fresh, selection)));
  const coding::StudyView reviewed = partly_reviewed();
  check_table("rules-reviewed", report::rules_table(analysis::rules(reviewed, selection), selection,
                                                    analysis::count_decided(reviewed, selection)));
}

TEST_CASE("codings look as they did", "[golden]") {
  const coding::StudyView view = partly_reviewed();
  check_table("codings",
              report::codings_table(view, analysis::select(view, {}), engine::base::Language::nl));
}

TEST_CASE("a transcript with its codings in the margin looks as it did", "[golden]") {
  const SampleStudy study = support::sample_study();
  check_page("margin", [&](const report::Look& look) {
    std::string page;
    report::margin_page(study.transcripts[0],
                        analysis::select(study.view, {.transcripts = {"interview-01"}}), look,
                        [&page](std::string_view piece) { page += piece; });
    return page;
  });
}
