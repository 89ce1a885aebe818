// Random histories against the promises of view.hpp, kept by a plain second
// implementation: one list of acts a coder, and a look at each coding in turn.
#include <map>
#include <random>
#include <set>

#include "tests/review/support.hpp"

using namespace review_test;
using coding::Act;

namespace {

constexpr const char* kText =
    "R: Hij zeurt nu. Zij klaagt nooit. Hij zeurt ook. Zij klaagt hier.\n";
const Lines kCoders = {"ana", "ben", "chloe"};
const Lines kCodes = {"zeuren", "klagen", "mopperen"};

struct PlainAct {
  Act act;
  std::string id, code;  // the code it becomes
  bool stands = true;
  std::set<const PlainAct*> settles;
};

// What a coder says of a coding: nothing, "rejected", or a code.
class Plain {
 public:
  explicit Plain(std::map<std::string, std::string> suggested) : suggested_{std::move(suggested)} {}

  void act(const std::string& coder, Act act, const std::string& id, const std::string& code) {
    const std::vector<const PlainAct*> before = standing(id);
    const PlainAct* const own = newest(coder, id);
    auto made = std::make_unique<PlainAct>(PlainAct{act, id, code, true, {}});
    if (own != nullptr)
      made->settles = own->settles;
    else if (status(id) == "conflict")
      made->settles = {before.begin(), before.end()};
    acts_[coder].push_back(std::move(made));
    undone_[coder].clear();
  }
  bool undo(const std::string& coder) {
    auto& acts = acts_[coder];
    const auto last =
        std::find_if(acts.rbegin(), acts.rend(), [](const auto& each) { return each->stands; });
    if (last == acts.rend()) return false;
    (*last)->stands = false;
    undone_[coder].push_back(last->get());
    return true;
  }
  bool redo(const std::string& coder) {
    if (undone_[coder].empty()) return false;
    undone_[coder].back()->stands = true;
    undone_[coder].pop_back();
    return true;
  }

  [[nodiscard]] std::string status(const std::string& id) const {
    std::set<std::string> said;
    for (const PlainAct* each : standing(id))
      said.insert(each->act == Act::reject ? "rejected" : each->code);
    if (said.empty()) return suggested_.contains(id) ? "suggested" : "";
    if (said.size() > 1) return "conflict";
    if (*said.begin() == "rejected") return "rejected";
    const auto suggested = suggested_.find(id);
    if (suggested == suggested_.end()) return "added " + *said.begin();
    return (*said.begin() == suggested->second ? "accepted " : "changed ") + *said.begin();
  }

  [[nodiscard]] std::set<std::string> ids() const {
    std::set<std::string> ids;
    for (const auto& [id, code] : suggested_) ids.insert(id);
    for (const auto& [coder, acts] : acts_)
      for (const auto& each : acts)
        if (each->stands) ids.insert(each->id);
    return ids;
  }

  // Whether somebody's `add` of it stands, or somebody agrees with one.
  [[nodiscard]] bool exists(const std::string& id) const {
    if (suggested_.contains(id)) return true;
    for (const auto& [coder, acts] : acts_)
      for (const auto& each : acts)
        if (each->stands && each->id == id && each->act == Act::add) return true;
    for (const PlainAct* each : standing(id))
      if (each->act != Act::reject) return true;
    return false;
  }
  [[nodiscard]] const PlainAct* newest(const std::string& coder, const std::string& id) const {
    const auto acts = acts_.find(coder);
    if (acts == acts_.end()) return nullptr;
    for (auto each = acts->second.rbegin(); each != acts->second.rend(); ++each)
      if ((*each)->stands && (*each)->id == id) return each->get();
    return nullptr;
  }

 private:
  [[nodiscard]] std::vector<const PlainAct*> standing(const std::string& id) const {
    std::vector<const PlainAct*> all, left;
    for (const std::string& coder : kCoders)
      if (const PlainAct* own = newest(coder, id)) all.push_back(own);
    for (const PlainAct* each : all)
      if (std::ranges::none_of(
              all, [&](const PlainAct* other) { return other->settles.contains(each); }))
        left.push_back(each);
    return left;
  }

  std::map<std::string, std::string> suggested_;  // id → code
  std::map<std::string, std::vector<std::unique_ptr<PlainAct>>> acts_;
  std::map<std::string, std::vector<PlainAct*>> undone_;
};

std::string status_of(const coding::Coding& coding) {
  if (coding.in_conflict) return "conflict";
  switch (coding.status) {
    case coding::Status::suggested:
    case coding::Status::rejected:
      return std::string{coding::name(coding.status)};
    default:
      return std::string{coding::name(coding.status)} + ' ' + coding.code;
  }
}

}  // namespace

TEST_CASE("any history comes to what a plain reading of it says", "[review][property]") {
  const auto seed = GENERATE(range(0U, 25U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  TestStudy test;
  test.code(
      {codebook(
          {{"zeuren", {"zeurt"}, ""}, {"klagen", {"klaagt"}, ""}, {"mopperen", {"nergens"}, ""}})},
      test.files({{"een", kText}}));
  std::map<std::string, std::string> suggested;
  std::vector<std::string> ids;
  for (const coding::Coding& each : test.study.view().codings) {
    suggested.emplace(each.id, each.code);
    ids.push_back(each.id);
  }
  Plain plain{suggested};

  for (int step = 0; step < 30; ++step) {
    const std::string& coder = kCoders[below(kCoders.size())];
    std::vector<Request> requests;
    const std::size_t what = below(8);
    const std::string id = ids[below(ids.size())];
    const std::string code = kCodes[below(kCodes.size())];
    bool possible = plain.exists(id);
    if (what == 0) {
      const std::uint32_t begin = 3 + static_cast<std::uint32_t>(below(3));
      const std::string made =
          coding::coding_id(test.study.transcripts()[0].digest, code, CodePointSpan::of(begin, 30));
      const PlainAct* own = plain.newest(coder, made);
      if (own != nullptr && own->act == Act::add) continue;
      requests = {add("een", begin, 30, code)};
      plain.act(coder, Act::add, made, code);
      ids.push_back(made);
      possible = true;
    } else if (what == 1) {
      requests = {simple(Act::undo)};
      possible = plain.undo(coder);
    } else if (what == 2) {
      requests = {simple(Act::redo)};
      possible = plain.redo(coder);
    } else if (possible && what < 5) {
      requests = {judge(Act::reject, id)};
      plain.act(coder, Act::reject, id, "");
    } else if (possible && what < 7) {
      // The code that it has: that of the first who added it, or the machine's.
      const auto known = suggested.find(id);
      std::string own = known == suggested.end() ? "" : known->second;
      for (const coding::Event& event : test.study.events())
        if (event.coding == id && coding::is_decision(event.act)) own = event.code;
      requests = {judge(Act::accept, id)};
      plain.act(coder, Act::accept, id, own);
    } else if (possible) {
      requests = {recode(id, code)};
      plain.act(coder, Act::recode, id, code);
    } else {
      continue;
    }
    CAPTURE(step, coder, what, id, code);
    REQUIRE(review::decide(test.study, coder, requests).has_value() == possible);

    Lines is, should;
    for (const coding::Coding& each : review::view(test.study).codings)
      is.push_back(each.id + ' ' + status_of(each));
    for (const std::string& each : plain.ids())
      if (plain.exists(each)) should.push_back(each + ' ' + plain.status(each));
    std::ranges::sort(is);
    REQUIRE(is == should);
  }
}
