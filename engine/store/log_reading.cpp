#include "engine/store/log_reading.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/store/clock.hpp"
#include "engine/store/log_table.hpp"
#include "engine/store/seal.hpp"

namespace engine::store {
namespace {

using base::Message;
using base::message;

// The value of `name` in an entry's detail.
std::string detail_of(const LogEntry& entry, const std::string& name) {
  const std::string detail = " " + entry.detail;
  const std::size_t at = detail.find(" " + name + "=");
  if (at == std::string::npos) return "";
  const std::size_t begin = at + name.size() + 2;
  return detail.substr(begin, detail.find(' ', begin) - begin);
}

std::string short_id(const std::string& id) { return id.substr(0, 12); }

// One pass over the entries, then one over what belongs to them.
class Examination {
 public:
  explicit Examination(SQLite::Database& database) : database_{database} {}

  std::vector<Message> run() {
    read_keys();
    read_entries();
    check_chains();
    check_texts();
    check_head();
    check_state();
    return std::move(problems_);
  }

 private:
  struct Key {
    std::string salt, digest;
  };

  void read_keys() {
    SQLite::Statement rows{database_, "SELECT key, salt, digest FROM transcript_key"};
    while (rows.executeStep()) {
      const std::string key = text_at(rows, 0);
      keys_[key] = {text_at(rows, 1), text_at(rows, 2)};
      if (!rows.isColumnNull(1) && transcript_key(text_at(rows, 1), text_at(rows, 2)) != key)
        problems_.push_back(message("sleutel {} hoort bij een andere tekst",
                                    "key {} belongs to another text", key));
    }
  }

  void read_entries() {
    SQLite::Statement rows{database_, fmt::format("SELECT {}, e.row FROM log_entry e "
                                                  "ORDER BY e.row",
                                                  kEntryColumns)};
    constexpr int kRow = 19;
    std::int64_t row = 0;
    while (rows.executeStep()) {
      LogEntry entry = entry_at(rows);
      if (int64_at(rows, kRow) != ++row) {
        problems_.push_back(message("het logboek mist een rij bij {}",
                                    "the log lacks a row near {}", short_id(entry.id)));
        row = int64_at(rows, kRow);
      }
      if (entry_id(entry) != entry.id)
        problems_.push_back(message("regel {} van het logboek is veranderd",
                                    "entry {} of the log was changed", short_id(entry.id)));
      if (!is_utc(entry.at))
        problems_.push_back(message("regel {}: de tijd is geen tijd", "entry {}: its time is none",
                                    short_id(entry.id)));
      if (entry.action == "delete") deleted_.insert(entry.transcript);
      if (!entry.transcript.empty()) {
        if (!keys_.contains(entry.transcript))
          problems_.push_back(message("regel {}: het transcript is onbekend",
                                      "entry {}: its transcript is unknown", short_id(entry.id)));
      }
      std::string id = entry.id;
      entries_.emplace(std::move(id), std::move(entry));
    }
    for (const auto& [key, of] : keys_)
      if (of.digest.empty() && !deleted_.contains(key))
        problems_.push_back(message("sleutel {} is leeg, en geen transcript is verwijderd",
                                    "key {} is empty, and no transcript was deleted", key));
  }

  void check_chains() {
    for (const auto& [id, entry] : entries_) {
      const auto before = entries_.find(entry.previous);
      const bool sound = entry.number == 1
                             ? entry.previous.empty()
                             : before != entries_.end() && before->second.origin == entry.origin &&
                                   before->second.number + 1 == entry.number;
      if (!sound)
        problems_.push_back(message("regel {}: de regel ervoor ontbreekt",
                                    "entry {}: the one before it is missing", short_id(id)));
    }
  }

  void check_texts() {
    std::map<std::string, std::set<std::string>> found;  // names by entry
    SQLite::Statement rows{database_, "SELECT entry, name, salt, text FROM log_text"};
    while (rows.executeStep()) {
      const auto entry = entries_.find(text_at(rows, 0));
      const std::string name = bytes_at(rows, 1);
      found[text_at(rows, 0)].insert(name);
      if (entry == entries_.end() || detail_of(entry->second, "text." + name) !=
                                         text_digest(bytes_at(rows, 2), bytes_at(rows, 3)))
        problems_.push_back(message("regel {}: '{}' is veranderd", "entry {}: '{}' was changed",
                                    short_id(text_at(rows, 0)), name));
    }
    for (const auto& [id, entry] : entries_) {
      if (deleted_.contains(entry.transcript)) continue;
      const std::string detail = " " + entry.detail;
      constexpr std::string_view kText = " text.";
      for (std::size_t at = detail.find(kText); at != std::string::npos;
           at = detail.find(kText, at + 1)) {
        const std::size_t begin = at + kText.size();
        const std::string name = detail.substr(begin, detail.find('=', begin) - begin);
        if (!found[id].contains(name))
          problems_.push_back(
              message("regel {}: '{}' ontbreekt", "entry {}: '{}' is missing", short_id(id), name));
      }
    }
  }

  void check_head() {
    head_ = load_head(database_);
    const Seals seals = load_seals(database_);
    const auto head = seals.find("head");
    if (head != seals.end() ? head->second != head_ : !entries_.empty())
      problems_.push_back(message("het einde van het logboek is weggenomen of veranderd",
                                  "the end of the log was taken away or changed"));
  }

  void check_state() {
    Seals stored = load_seals(database_);
    stored.erase("head");
    if (stored.empty() && entries_.empty()) return;  // nothing was logged yet
    const Seals now = compute_seals(database_);
    for (const auto& [name, digest] : now) {
      const auto seal = stored.find(name);
      if (seal == stored.end() || seal->second != digest)
        problems_.push_back(message("{} is veranderd buiten dit programma om",
                                    "{} was changed by another program", name));
    }
    for (const auto& [name, digest] : stored)
      if (name != "salt" && !now.contains(name))
        problems_.push_back(
            message("{} is weg, buiten dit programma om", "{} is gone, by another program", name));
    // The newest state that this copy logged.
    std::string state;
    auto at = entries_.find(head_);
    // A chain that was changed may bite its own tail.
    for (std::size_t steps = entries_.size(); steps > 0 && at != entries_.end() && state.empty();
         --steps, at = entries_.find(at->second.previous))
      state = detail_of(at->second, "state");
    if (state != state_of(stored))
      problems_.push_back(message("de zegels van de tabellen zijn niet die van het logboek",
                                  "the seals of the tables are not those of the log"));
  }

  SQLite::Database& database_;
  std::map<std::string, Key> keys_;
  std::map<std::string, LogEntry> entries_;
  std::set<std::string> deleted_;  // keys
  std::string head_;
  std::vector<Message> problems_;
};

}  // namespace

std::vector<LogRow> load_log(SQLite::Database& database) {
  SQLite::Statement rows{database,
                         "SELECT e.at, e.id, e.origin, e.number, e.coder, e.action, t.name, "
                         "e.coding, e.code, e.begin_cp, e.end_cp, e.to_code, e.to_begin_cp, "
                         "e.to_end_cp, e.detail, e.previous FROM log_entry e "
                         "LEFT JOIN transcript_key y ON y.key = e.transcript "
                         // a text that came back after it was replaced has two rows
                         "LEFT JOIN (SELECT digest, name, row_number() OVER (PARTITION BY digest "
                         "ORDER BY replaced_by IS NOT NULL, id DESC) AS newest FROM transcript) t "
                         "ON t.digest = y.digest AND t.newest = 1 "
                         "ORDER BY e.at, e.origin, e.number, e.id"};
  SQLite::Statement texts{database,
                          "SELECT name, text FROM log_text WHERE entry = ? ORDER BY name"};
  const auto number = [&](int column) {
    return rows.isColumnNull(column) ? std::nullopt : std::optional{uint32_at(rows, column)};
  };
  std::vector<LogRow> log;
  while (rows.executeStep()) {
    LogRow& row = log.emplace_back();
    row.order = {text_at(rows, 0), text_at(rows, 2), static_cast<std::uint64_t>(int64_at(rows, 3))};
    row.id = text_at(rows, 1);
    row.coder = text_at(rows, 4);
    row.action = text_at(rows, 5);
    row.transcript = text_at(rows, 6);
    row.coding = text_at(rows, 7);
    row.code = text_at(rows, 8);
    row.begin_cp = number(9);
    row.end_cp = number(10);
    row.to_code = text_at(rows, 11);
    row.to_begin_cp = number(12);
    row.to_end_cp = number(13);
    row.detail = text_at(rows, 14);
    row.previous = text_at(rows, 15);
    with(texts, row.id);
    while (texts.executeStep()) row.texts.emplace_back(text_at(texts, 0), text_at(texts, 1));
  }
  return log;
}

std::string load_head(SQLite::Database& database) {
  SQLite::Statement row{database,
                        "SELECT e.id FROM log_entry e JOIN this_copy c ON c.origin = e.origin "
                        "ORDER BY e.number DESC, e.row DESC LIMIT 1"};
  return row.executeStep() ? text_at(row, 0) : "";
}

std::vector<base::Message> problems_of_log(SQLite::Database& database) {
  return Examination{database}.run();
}

}  // namespace engine::store
