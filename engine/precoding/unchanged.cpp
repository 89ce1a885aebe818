#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/precoding/unchanged.hpp"

namespace engine::precoding {
namespace {

struct Line {
  std::string_view text;
  std::uint32_t begin = 0;  // bytes
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t feed = text.find('\n', at);
    const std::size_t end = feed == std::string_view::npos ? text.size() : feed + 1;
    lines.push_back({text.substr(at, end - at), static_cast<std::uint32_t>(at)});
    at = end;
  }
  return lines;
}

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Half-open ranges of lines of the older and the newer text.
struct Region {
  std::size_t a_begin, a_end, b_begin, b_end;
};

// Patience diff: what is equal at both ends, then lines that occur once on both
// sides, the longest run of them that goes up in both; between them likewise.
class Comparison {
 public:
  Comparison(std::string_view older, std::string_view newer)
      : older_{older}, newer_{newer}, a_{lines_of(older)}, b_{lines_of(newer)} {}

  // Byte ranges: begin and length in the older, begin in the newer.
  struct Same {
    std::uint32_t older, newer, length;
  };
  std::vector<Same> run() {
    std::vector<Region> todo{{0, a_.size(), 0, b_.size()}};
    while (!todo.empty()) {
      Region region = todo.back();
      todo.pop_back();
      trim(region);
      if (region.a_begin == region.a_end || region.b_begin == region.b_end) continue;
      const auto anchors = anchors_in(region);
      if (anchors.empty()) {
        compare_characters(region);
        continue;
      }
      auto [a, b] = std::pair{region.a_begin, region.b_begin};
      for (const auto& [next_a, next_b] : anchors) {
        todo.push_back({a, next_a, b, next_b});
        add_lines(next_a, next_b, 1);
        a = next_a + 1;
        b = next_b + 1;
      }
      todo.push_back({a, region.a_end, b, region.b_end});
    }
    std::ranges::sort(same_, {}, &Same::older);
    return std::move(same_);
  }

 private:
  void add(std::uint32_t older, std::uint32_t newer, std::size_t length) {
    if (length > 0) same_.push_back({older, newer, static_cast<std::uint32_t>(length)});
  }
  void add_lines(std::size_t a, std::size_t b, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
      add(a_[a + i].begin, b_[b + i].begin, a_[a + i].text.size());
  }

  void trim(Region& region) {
    while (region.a_begin < region.a_end && region.b_begin < region.b_end &&
           a_[region.a_begin].text == b_[region.b_begin].text)
      add_lines(region.a_begin++, region.b_begin++, 1);
    while (region.a_begin < region.a_end && region.b_begin < region.b_end &&
           a_[region.a_end - 1].text == b_[region.b_end - 1].text)
      add_lines(--region.a_end, --region.b_end, 1);
  }

  using Pair = std::pair<std::size_t, std::size_t>;

  [[nodiscard]] std::vector<Pair> anchors_in(const Region& region) const {
    struct Count {
      std::size_t in_a = 0, in_b = 0, a = 0, b = 0;
    };
    std::map<std::string_view, Count> counts;
    for (std::size_t i = region.a_begin; i < region.a_end; ++i) {
      Count& count = counts[a_[i].text];
      ++count.in_a;
      count.a = i;
    }
    for (std::size_t i = region.b_begin; i < region.b_end; ++i) {
      Count& count = counts[b_[i].text];
      ++count.in_b;
      count.b = i;
    }
    std::vector<Pair> unique;
    for (const auto& [text, count] : counts)
      if (count.in_a == 1 && count.in_b == 1) unique.emplace_back(count.a, count.b);
    std::ranges::sort(unique);
    return longest_rising(unique);
  }

  // By patience sorting on the second member.
  static std::vector<Pair> longest_rising(const std::vector<Pair>& pairs) {
    constexpr auto kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> tops, before(pairs.size(), kNone);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto pile = std::ranges::lower_bound(
          tops, pairs[i].second, {}, [&](std::size_t top) { return pairs[top].second; });
      if (pile != tops.begin()) before[i] = *(pile - 1);
      if (pile == tops.end())
        tops.push_back(i);
      else
        *pile = i;
    }
    std::vector<Pair> rising;
    for (std::size_t at = tops.empty() ? kNone : tops.back(); at != kNone; at = before[at])
      rising.push_back(pairs[at]);
    std::ranges::reverse(rising);
    return rising;
  }

  static std::string_view text_of(std::string_view whole, const std::vector<Line>& lines,
                                  std::size_t begin, std::size_t end) {
    const std::uint32_t first = lines[begin].begin;
    const Line& last = lines[end - 1];
    return whole.substr(first, last.begin + last.text.size() - first);
  }

  void compare_characters(const Region& region) {
    const std::string_view a = text_of(older_, a_, region.a_begin, region.a_end);
    const std::string_view b = text_of(newer_, b_, region.b_begin, region.b_end);
    const std::uint32_t a_begin = a_[region.a_begin].begin, b_begin = b_[region.b_begin].begin;
    std::size_t front = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    while (front > 0 &&
           ((front < a.size() && continues(a[front])) || (front < b.size() && continues(b[front]))))
      --front;
    add(a_begin, b_begin, front);
    const std::size_t room = std::min(a.size(), b.size()) - front;
    std::size_t back = 0;
    while (back < room && a[a.size() - back - 1] == b[b.size() - back - 1]) ++back;
    while (back > 0 && continues(a[a.size() - back])) --back;
    add(a_begin + static_cast<std::uint32_t>(a.size() - back),
        b_begin + static_cast<std::uint32_t>(b.size() - back), back);
  }

  std::string_view older_, newer_;
  std::vector<Line> a_, b_;
  std::vector<Same> same_;
};

}  // namespace

std::vector<coding::Unchanged> unchanged_stretches(const text::StoredText& older,
                                                   const text::StoredText& newer) {
  std::vector<Comparison::Same> joined;
  for (const Comparison::Same& each : Comparison{older.bytes(), newer.bytes()}.run()) {
    if (!joined.empty() && joined.back().older + joined.back().length == each.older &&
        joined.back().newer + joined.back().length == each.newer)
      joined.back().length += each.length;
    else
      joined.push_back(each);
  }
  std::vector<coding::Unchanged> stretches;
  stretches.reserve(joined.size());
  for (const Comparison::Same& each : joined)
    stretches.push_back(
        {older.to_code_points(text::ByteSpan::of(each.older, each.older + each.length)),
         newer.to_code_points(text::ByteOffset{each.newer})});
  return stretches;
}

}  // namespace engine::precoding
