#include "engine/matching/regex_line.hpp"

#include <algorithm>
#include <array>

#include "engine/matching/atoms.hpp"

namespace engine::matching {

re2::RE2::Options regex_options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_never_nl(true);
  options.set_max_mem(kRegexMemory);
  return options;
}

base::Diagnostic regex_problem(std::string_view regex, const std::string& error) {
  base::Diagnostic diagnostic;
  diagnostic.problem = base::message("RE2 kan deze reguliere expressie niet gebruiken: {}",
                                     "RE2 cannot use this regular expression: {}", error);
  diagnostic.excerpt = regex;
  if (error.find("(?") != std::string::npos) {
    diagnostic.hint = base::message(
        "vooruit- en terugkijken bestaat niet; gebruik 'not before 3: …' of 'needs after 3: …'",
        "there is no look-around; use 'not before 3: …' or 'needs after 3: …'");
  } else if (error.find("invalid escape sequence") != std::string::npos) {
    diagnostic.hint = base::message(
        "terugverwijzingen (\\1) bestaan niet; schrijf de woorden uit of gebruik een lijst",
        "there are no back-references (\\1); write the words out or use a list");
  } else if (error.find("too large") != std::string::npos) {
    diagnostic.hint = base::message("verklein de herhalingen, of verdeel de regel over meer regels",
                                    "make the repetitions smaller, or use several lines");
  }
  return diagnostic;
}

void WordText::build(const Layout& layout, Stretch stretch) {
  text_.clear();
  begins_.clear();
  stretch_ = stretch;
  for (std::uint32_t at = stretch.begin; at < stretch.end; ++at) {
    if (!text_.empty()) text_ += ' ';
    begins_.push_back(static_cast<std::uint32_t>(text_.size()));
    text_ += fold_plain(layout.text(at), room_);
  }
  begins_.push_back(static_cast<std::uint32_t>(text_.size() + 1));
}

std::pair<std::size_t, std::size_t> WordText::bytes_of(Stretch part) const {
  const std::size_t begin = begins_[part.begin - stretch_.begin];
  const std::size_t end = begins_[part.end - stretch_.begin];
  return {begin == 0 ? 0 : begin - 1, std::min(end, text_.size())};
}

Stretch WordText::tokens_at(std::size_t begin, std::size_t end) const {
  const auto first = std::ranges::lower_bound(begins_, begin);
  const auto after = std::ranges::lower_bound(begins_, end + 1);
  if (first == begins_.end() || after == begins_.end() || *first != begin || *after != end + 1)
    return {};
  return {stretch_.begin + static_cast<std::uint32_t>(first - begins_.begin()),
          stretch_.begin + static_cast<std::uint32_t>(after - begins_.begin())};
}

namespace {

std::string translate(std::string_view regex) {
  std::string words;
  bool in_class = false;
  for (std::size_t at = 0; at < regex.size(); ++at) {
    if (regex[at] == '\\' && at + 1 < regex.size()) {
      const char escaped = regex[++at];
      if (escaped == 'Q' && !in_class) {
        const std::size_t end = std::min(regex.find("\\E", at), regex.size());
        words += regex.substr(at - 1, end - at + 1);
        at = end - 1;
      } else if (escaped == 'w' && !in_class) {
        words += "[^ ]";
      } else if (escaped == 'W' && !in_class) {
        words += ' ';
      } else {
        words += '\\';
        words += escaped;
      }
      continue;
    }
    if (in_class && regex.substr(at, 2) == "[:") {
      const std::size_t end = std::min(regex.find(":]", at), regex.size() - 2) + 2;
      words += regex.substr(at, end - at);
      at = end - 1;
      continue;
    }
    if (in_class && regex[at] == ']') in_class = false;
    if (!in_class && regex[at] == '[') {
      in_class = true;
      words += '[';
      // A bracket that comes first stands for itself.
      if (at + 1 < regex.size() && regex[at + 1] == '^') words += regex[++at];
      if (at + 1 < regex.size() && regex[at + 1] == ']') words += regex[++at];
      continue;
    }
    words += regex[at];
  }
  return words;
}

}  // namespace

// The words around a match are no part of it, but have to be whole: that is
// asked of RE2, and not of its answer, so that it can choose another
// alternative.
std::string whole_words(std::string_view regex) {
  return "(?:^| )(" + translate(regex) + ")(?: |$)";
}

std::string regex_error(std::string_view regex) {
  // By itself: a bracket that only matches one of `whole_words` is an error.
  const re2::RE2 alone{std::string{regex}, regex_options()};
  if (!alone.ok()) return alone.error();
  if (re2::RE2::FullMatch("", alone) && re2::RE2::FullMatch("qx jz", alone))
    return "it matches every sentence";
  return re2::RE2{whole_words(regex), regex_options()}.error();
}

void find_matches(const re2::RE2& regex, const WordText& words, Stretch part,
                  std::vector<Stretch>& out) {
  const std::string& text = words.text();
  auto [at, end] = words.bytes_of(part);
  std::array<re2::StringPiece, 2> groups;
  while (at < end && regex.Match(text, at, end, re2::RE2::UNANCHORED, groups.data(), 2)) {
    const auto begin = static_cast<std::size_t>(groups[1].data() - text.data());
    const std::size_t past = begin + groups[1].size();
    const Stretch span = words.tokens_at(begin, past);
    if (span.size() > 0) out.push_back(span);
    at = std::max(past, at + 1);
  }
}

}  // namespace engine::matching
