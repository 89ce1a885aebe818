// CHAT (.cha): lines `*CHI:` are utterances, `@…` says what the file is, `%…`
// depends on the utterance above it.
#include <algorithm>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/encodings.hpp"
#include "engine/transcript/label_words.hpp"
#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/chat_text.hpp"
#include "engine/transcript/readers/cues.hpp"
#include "engine/transcript/readers/left_out.hpp"
#include "engine/transcript/readers/lines.hpp"
#include "engine/transcript/readers/statements.hpp"

namespace engine::transcript::readers {
namespace {

// The role that CHAT gives, in this program's words; "" where it says nothing.
std::string role_of(std::string_view chat_role) {
  std::string role = folded_label(chat_role);
  if (role == "investigator" || role == "interviewer") return "interviewer";
  if (role == "unidentified" || role == "speaker" || role == "adult") return "";
  return role;
}

class Chat {
 public:
  void take(std::string_view line) {
    if (line.starts_with('\t')) {
      if (!utterances_.empty() && in_utterance_) raw_ += " " + std::string{without_space(line)};
      return;
    }
    close();
    if (line.starts_with('*')) {
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos) return;
      utterances_.push_back({.speaker = std::string{without_space(line.substr(1, colon - 1))},
                             .text = "",
                             .begin_ms = {},
                             .end_ms = {}});
      raw_ = line.substr(colon + 1);
      in_utterance_ = true;
    } else if (line.starts_with('%')) {
      tiers_[std::string{line.substr(0, line.find(':'))}] = true;
    } else if (line.starts_with("@Participants:")) {
      take_participants(line.substr(line.find(':') + 1));
    } else if (line.starts_with("@Date:") || line.starts_with("@Location:") ||
               line.starts_with("@Languages:")) {
      const std::size_t colon = line.find(':');
      source_.header.emplace_back(line.substr(1, colon - 1), without_space(line.substr(colon + 1)));
    }
  }

  base::Result<Source> finish(std::string encoding, const std::string& path) {
    close();
    if (utterances_.empty()) return nobody_speaks(path, "CHAT");
    source_.encoding = std::move(encoding);
    // roles of those who speak
    std::unordered_set<std::string_view> speaking;
    for (const Utterance& utterance : utterances_) speaking.insert(utterance.speaker);
    std::erase_if(source_.roles,
                  [&speaking](const auto& role) { return !speaking.contains(role.first); });
    LeftOut left_out;
    left_out.tiers = static_cast<std::uint32_t>(tiers_.size());
    left_out.tell(source_.remarks);
    source_.content = Utterances{
        .all = std::move(utterances_), .joining = Joining::paragraph, .may_hold_labels = false};
    return std::move(source_);
  }

 private:
  void close() {
    if (!std::exchange(in_utterance_, false)) return;
    utterances_.back().text = chat_text(raw_);
    if (const auto time = chat_time(raw_)) {
      utterances_.back().begin_ms = time->begin_ms;
      utterances_.back().end_ms = time->end_ms;
    }
  }

  // `CHI Diana Target_Child, THE Therapist Investigator`
  void take_participants(std::string_view list) {
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(','), list.size());
      const std::string_view one = without_space(list.substr(0, end));
      const std::size_t first = one.find(' '), last = one.rfind(' ');
      if (first != std::string_view::npos)
        if (std::string role = role_of(one.substr(last + 1)); !role.empty())
          source_.roles.emplace_back(one.substr(0, first), std::move(role));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  }

  Source source_;
  std::vector<Utterance> utterances_;
  std::map<std::string, bool> tiers_;
  std::string raw_;
  bool in_utterance_ = false;
};

bool fits(const Look& look) {
  if (look.head.starts_with("@UTF8") || look.head.starts_with("@Begin")) return true;
  return look.head.starts_with('@') && look.head.find("\n@Begin") != std::string::npos;
}

base::Result<Source> read(const Input& input) {
  // by itself, since its bullets are control characters, which no text has
  std::string_view bytes = input.bytes;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string encoding = "UTF-8";
  std::string text{bytes};
  if (base::find_invalid_utf8(bytes)) {
    encoding = text::guess_encoding(bytes);
    text = text::from_encoding(bytes, encoding).text;
  }
  std::erase(text, '\r');
  Chat chat;
  for (const std::string_view line : lines_of(text)) chat.take(line);
  return chat.finish(std::move(encoding), input.path);
}

}  // namespace

const Reader kChat{.name = "chat", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
