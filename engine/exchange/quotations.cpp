#include "engine/exchange/quotations.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/exchange/project.hpp"
#include "engine/foreign/csv.hpp"
#include "engine/text/decode.hpp"

namespace engine::exchange {
namespace {

constexpr std::array<std::string_view, 4> kHeadings{"id", "document", "tag", "content"};
enum Column : std::size_t { kDocument = 1, kTag = 2, kContent = 3 };

bool are_headings(const std::vector<std::string>& cells) {
  return std::ranges::equal(cells, kHeadings);
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// A no-break space is white space too; it is two bytes.
std::size_t space_at(std::string_view text, std::size_t at) {
  if (is_space(text[at])) return 1;
  return text.substr(at).starts_with("\u00A0") ? 2 : 0;
}

std::string without_space(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = space_at(text, at);
    if (space == 0) out += text[at];
    at += std::max<std::size_t>(space, 1);
  }
  return out;
}

}  // namespace

bool looks_like_quotations(std::string_view bytes) {
  constexpr std::size_t kHead = 200;
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  std::string head{bytes.substr(0, kHead)};
  std::ranges::replace(head, '\r', '\n');
  return are_headings(foreign::csv_header(head));
}

base::Result<std::vector<Quotation>> read_quotations(std::string_view bytes,
                                                     const std::string& path) {
  const auto owner = std::make_shared<const std::string>(bytes);
  const auto decoded = text::decode(owner, *owner, path);
  if (!decoded) return decoded.error();
  const auto rows = foreign::parse_csv(decoded->text.bytes(), path);
  if (!rows) return rows.error();
  if (rows->empty() || !are_headings(rows->front().cells))
    return base::Diagnostic{
        .file = path,
        .problem = base::message("de kolommen zijn niet id, document, tag en content",
                                 "the columns are not id, document, tag and content"),
        .hint = base::message("exporteer de citaten opnieuw als CSV",
                              "export the quotations as CSV once more")};
  std::vector<Quotation> out;
  out.reserve(rows->size());
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const std::vector<std::string>& cells = (*rows)[i].cells;
    if (cells[kTag].empty() || without_space(cells[kContent]).empty()) continue;
    out.push_back({name_of_text(cells[kDocument]), cells[kTag], cells[kContent]});
  }
  return out;
}

QuotationFinder::QuotationFinder(text::StoredText text) : text_{std::move(text)} {
  const std::string_view bytes = text_.bytes();
  squeezed_.reserve(bytes.size());
  origin_.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t space = space_at(bytes, at);
    if (space == 0) {
      squeezed_ += bytes[at];
      origin_.push_back(static_cast<std::uint32_t>(at));
    }
    at += std::max<std::size_t>(space, 1);
  }
}

std::vector<text::CodePointSpan> QuotationFinder::find(std::string_view quotation) const {
  const std::string wanted = without_space(quotation);
  std::vector<text::CodePointSpan> out;
  if (wanted.empty()) return out;
  for (std::size_t at = squeezed_.find(wanted); at != std::string::npos && out.size() < 2;
       at = squeezed_.find(wanted, at + 1))
    out.push_back(
        text_.to_code_points(text::ByteSpan::of(origin_[at], origin_[at + wanted.size() - 1] + 1)));
  return out;
}

}  // namespace engine::exchange
