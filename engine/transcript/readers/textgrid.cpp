// Praat TextGrids, long and short text form: interval tiers as speakers.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/text/decode.hpp"
#include "engine/transcript/label_words.hpp"
#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/left_out.hpp"
#include "engine/transcript/readers/lines.hpp"
#include "engine/transcript/readers/statements.hpp"
#include "engine/transcript/readers/time_code.hpp"

namespace engine::transcript::readers {
namespace {

using base::message;

// More than any recording has; the rest is left out, and told.
constexpr std::size_t kMaxStatements = 500'000;

// Both forms are the same values in the same order: numbers, "texts" and
// <flags>. All that names them (`xmin =`, `item [1]:`) is passed over.
class Values {
 public:
  explicit Values(std::string_view text) : text_{text} {}

  std::optional<double> number() {
    while (skip_to_value()) {
      const char c = text_[at_];
      if (c == '"') return std::nullopt;
      if (c == '<') {
        at_ = std::min(text_.find('>', at_), text_.size());
        continue;
      }
      double value = -1;  // stays so where the number is out of all range
      const auto [end, error] =
          std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
      if (error == std::errc::invalid_argument) return std::nullopt;
      at_ = static_cast<std::size_t>(end - text_.data());
      return value;
    }
    return std::nullopt;
  }

  // `""` within a text is one quote.
  std::optional<std::string> quoted() {
    if (!skip_to_value() || text_[at_] != '"') return std::nullopt;
    std::string value;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') {
        value += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        value += '"';
        ++at_;
      } else {
        ++at_;
        return value;
      }
    }
    return std::nullopt;  // cut off
  }

 private:
  static bool begins_value(char c) {
    return c == '"' || c == '<' || c == '-' || (c >= '0' && c <= '9');
  }
  // To the next word that is a value by its first character.
  bool skip_to_value() {
    bool word_start =
        at_ == 0 || space_at(text_, at_ - 1) != 0 || text_[at_ - 1] == '"' || text_[at_ - 1] == '>';
    for (; at_ < text_.size(); ++at_) {
      if (space_at(text_, at_) != 0) {
        word_start = true;
        continue;
      }
      if (word_start && begins_value(text_[at_])) return true;
      word_start = false;
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<std::uint32_t> in_ms(std::optional<double> seconds) {
  return seconds ? ms_of_seconds(*seconds) : std::nullopt;
}

// A tier of words, sounds or other pieces of what another tier says.
bool is_detail(std::string_view tier) {
  const std::string name = folded_label(tier);
  static constexpr std::array kWords{"word",    "woord", "phone",   "foon", "syll",
                                     "segment", "mau",   "ort-mau", "point"};
  return std::ranges::any_of(
      kWords, [&name](const char* word) { return name.find(word) != std::string::npos; });
}

struct Tiers {
  std::vector<Utterance> statements;
  std::uint32_t other = 0;
  bool whole = true;
};

Tiers read_tiers(Values& values) {
  Tiers out;
  const double count = values.number().value_or(0);
  for (std::uint64_t tier = 0; static_cast<double>(tier) < count; ++tier) {
    const auto kind = values.quoted();
    const auto name = values.quoted();
    values.number();
    values.number();
    const auto size = values.number();
    if (!kind || !name || !size) {
      out.whole = false;
      return out;
    }
    const bool intervals = *kind == "IntervalTier";
    const bool speech = intervals && !is_detail(*name);
    out.other += speech ? 0 : 1;
    for (std::uint64_t i = 0; static_cast<double>(i) < *size; ++i) {
      const auto begin = in_ms(values.number());
      const auto end = intervals ? in_ms(values.number()) : begin;
      auto said = values.quoted();
      if (!said) {
        out.whole = false;
        return out;
      }
      if (out.statements.size() == kMaxStatements) {
        out.whole = false;
        return out;
      }
      if (speech && !is_blank(*said))
        out.statements.push_back(
            {.speaker = *name, .text = std::move(*said), .begin_ms = begin, .end_ms = end});
    }
  }
  return out;
}

bool fits(const Look& look) {
  const std::string_view head = std::string_view{look.head}.substr(0, 200);
  return head.find("ooTextFile") != std::string_view::npos &&
         head.find("TextGrid") != std::string_view::npos;
}

base::Result<Source> read(const Input& input) {
  auto decoded = text::decode(input.owner, input.bytes, input.path);
  if (!decoded) return decoded.error();
  Values values{decoded->text.bytes()};
  values.quoted();  // "ooTextFile"
  values.quoted();  // "TextGrid"
  values.number();
  values.number();
  Tiers tiers = read_tiers(values);
  if (tiers.statements.empty()) return nobody_speaks(input.path, "TextGrid");
  sort_by_time(tiers.statements);
  Source source;
  source.encoding = std::move(decoded->encoding);
  source.remarks = std::move(decoded->remarks);
  if (!tiers.whole)
    source.remarks.push_back(
        message("het einde van het bestand ontbreekt; kijk of het hele gesprek erin staat",
                "the end of the file is missing; see whether the whole conversation is there"));
  LeftOut left_out;
  left_out.tiers = tiers.other;
  left_out.tell(source.remarks);
  source.content = Utterances{
      .all = std::move(tiers.statements), .joining = Joining::paragraph, .may_hold_labels = false};
  return source;
}

}  // namespace

const Reader kTextGrid{.name = "textgrid", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
