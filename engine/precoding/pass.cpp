#include "engine/precoding/pass.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace engine::precoding {
namespace {

// Files that are read ahead: enough to keep every thread at work, few enough
// to fit in memory.
constexpr std::size_t kReadAhead = 4;

Matchers matchers_of(const Item& item) {
  Matchers matchers;
  for (const Work& work : item.work)
    if (work.matcher != nullptr) matchers.push_back(work.matcher);
  return matchers;
}

bool goes_through_text(const Item& item) {
  return item.is_new() || item.recount ||
         std::ranges::any_of(item.work, [](const Work& work) { return !work.codes.empty(); });
}

}  // namespace

Pass::Pass(Request request, Intake intake, Sink& sink, Progress progress)
    : request_{std::move(request)},
      intake_{std::move(intake)},
      sink_{sink},
      progress_{std::move(progress)} {}

std::vector<FileOutcome> Pass::run(std::vector<Item> stored) {
  std::ranges::move(stored, std::back_inserter(stored_));
  total_ = request_.files.size() + stored_.size();
  for (const std::filesystem::path& file : request_.files)
    outcomes_.emplace_back().path = file.string();

  Pool pool{std::max(1U, request_.jobs)};
  const std::size_t in_the_air = 4 * std::size_t{request_.jobs} + kReadAhead;
  while (true) {
    while (pool.size() < in_the_air) {
      std::optional<Pool::Task> task = next_task();
      if (!task) break;
      pool.submit(std::move(*task));
    }
    if (pool.size() == 0) break;
    Result result = pool.take();
    std::visit([this](auto& value) { handle(value); }, result);
  }
  return std::move(outcomes_);
}

// What comes next depends on the results taken so far alone, never on which
// thread was quicker.
std::optional<Pass::Pool::Task> Pass::next_task() {
  if (next_file_ < request_.files.size() && reads_ + cutting_.size() < kReadAhead)
    return next_read();
  while (cutting_.empty() && !stored_.empty() && reads_ == 0 &&
         next_file_ == request_.files.size()) {
    Item item = std::move(stored_.front());
    stored_.pop_front();
    start(std::move(item));
  }
  if (cutting_.empty()) return std::nullopt;
  return next_stretch();
}

Pass::Pool::Task Pass::next_read() {
  const std::size_t file = next_file_++;
  ++reads_;
  return [file, this](StretchCoder&) -> Result {
    return read(file, request_.reader ? request_.reader(file)
                                      : transcript::read_file(request_.files[file], request_.read));
  };
}

Pass::Pool::Task Pass::next_stretch() {
  const std::size_t index = cutting_.front();
  Item& item = items_[index];
  Stretch stretch = item.is_new() ? cut_stretch(item) : load_stretch(item);
  stretch.item = index;
  stretch.matchers = matchers_of(item);
  if (stretch.last) cutting_.pop_front();
  return [stretch = std::make_shared<const Stretch>(std::move(stretch))](
             StretchCoder& coder) -> Result { return coder.code(*stretch); };
}

Stretch Pass::cut_stretch(Item& item) const {
  const std::vector<transcript::SpeakerTurn>& turns = item.interview->turns;
  const std::uint32_t first = item.next_turn;
  std::uint32_t end = first;
  while (end < turns.size() &&
         (end == first ||
          turns[end].span.end().value - turns[first].span.begin().value <= kStretchBytes))
    ++end;
  item.next_turn = end;

  Stretch stretch;
  stretch.text = item.interview->text;
  stretch.kept = {item.interview, &turns};
  stretch.context = first > 0;
  stretch.first_turn = stretch.context ? first - 1 : first;
  stretch.turns = std::span{turns}.subspan(stretch.first_turn, end - stretch.first_turn);
  stretch.last = end == turns.size();
  return stretch;
}

Stretch Pass::load_stretch(Item& item) const {
  store::Stretch stored = request_.study->load_stretch(item.id, item.next_turn, kStretchBytes);
  Stretch stretch;
  stretch.text = std::move(stored.text);
  stretch.text_begin_cp = stored.text_begin_cp;
  stretch.first_turn = stored.first_turn;
  stretch.context = item.next_turn > 0;
  const auto kept =
      std::make_shared<const std::vector<transcript::SpeakerTurn>>(std::move(stored.turns));
  stretch.turns = *kept;
  stretch.kept = kept;
  stretch.rows = std::move(stored.rows);
  stretch.counted = !item.recount;
  item.next_turn = stored.first_turn + static_cast<std::uint32_t>(kept->size());
  stretch.last = kept->empty() || item.next_turn >= item.turns;
  return stretch;
}

void Pass::start(Item item) {
  items_.push_back(std::move(item));
  Item& begun = items_.back();
  sink_.begin(begun);
  if (goes_through_text(begun)) {
    cutting_.push_back(items_.size() - 1);
    return;
  }
  sink_.end(begun);
  report_progress();
}

void Pass::handle(FileRead& read) {
  --reads_;
  auto admission = intake_.admit(read, outcomes_[read.file]);
  if (!admission) {
    report_progress();
    return;
  }
  Item item;
  item.file = read.file;
  item.interview = std::make_shared<const transcript::Transcript>(std::move(*read.transcript));
  item.admission = std::move(*admission);
  item.digest = std::move(read.digest);
  FileOutcome& outcome = outcomes_[read.file];
  outcome.turns = static_cast<std::uint32_t>(item.interview->turns.size());
  for (const transcript::Speaker& speaker : item.interview->speakers)
    outcome.speakers.push_back({speaker.label, speaker.role});
  start(std::move(item));
}

void Pass::handle(CodedStretch& coded) {
  Item& item = items_[coded.item];
  if (item.file) count(item, coded);
  sink_.add(item, coded);
  item.sentences += coded.sentences;
  item.words += coded.words;
  if (!coded.last) return;
  sink_.end(item);
  item.interview.reset();
  item.work.clear();
  report_progress();
}

void Pass::count(const Item& item, const CodedStretch& coded) {
  FileOutcome& outcome = outcomes_[*item.file];
  outcome.sentences += coded.sentences;
  outcome.words += coded.words;
  for (const store::TurnRow& turn : coded.turns) {
    SpeakerSummary& speaker = outcome.speakers[turn.speaker];
    ++speaker.turns;
    speaker.sentences += turn.sentences;
    speaker.words += turn.words;
  }
}

void Pass::report_progress() {
  if (progress_) progress_(++done_, total_);
}

}  // namespace engine::precoding
