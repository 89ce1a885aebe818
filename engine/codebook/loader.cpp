#include "engine/codebook/loader.hpp"

#include <algorithm>

#include "engine/base/failure.hpp"
#include "engine/base/hash.hpp"
#include "engine/base/whole_file.hpp"
#include "engine/codebook/lint.hpp"
#include "engine/codebook/names.hpp"
#include "engine/codebook/suggest.hpp"
#include "engine/codebook/tree.hpp"
#include "engine/text/fold.hpp"

namespace engine::codebook {
namespace {

using base::message;

std::string folded_role(std::string_view role) { return text::fold(role).with_accents; }

}  // namespace

Loader::Loader(const Source& source, std::string bytes)
    : fields_{source}, reader_{book_.vocabulary} {
  book_.digest = base::to_hex(base::sha256(bytes));
  book_.source = std::move(bytes);
}

base::Result<Codebook> Loader::load(const YamlNode& root) {
  if (root.kind == YamlNode::Kind::empty) {
    fields_.error(
        {}, message("het bestand bevat alleen commentaar", "the file holds nothing but comments"),
        message("duiding codebook new maakt een begin", "duiding codebook new makes a start"));
    return fields_.take_errors();
  }
  if (!fields_.is_map(root, message("het codeboek", "the codebook"),
                      {"codebook", "roles", "lists", "verbs", "contexts", "codes"}))
    return fields_.take_errors();
  read_head(Fields::find(root, "codebook"));
  read_roles(Fields::find(root, "roles"));
  read_verbs(Fields::find(root, "verbs"));
  read_lists(Fields::find(root, "lists"));
  read_contexts(Fields::find(root, "contexts"));
  const YamlNode* const codes = Fields::find(root, "codes");
  if (codes == nullptr || codes->kind == YamlNode::Kind::empty)
    fields_.error({1, 0}, message("er staan geen codes in", "it holds no codes"),
                  message("schrijf codes: en daaronder ten minste één code",
                          "write codes: and below it at least one code"));
  else
    read_codes(*codes, {});
  resolve_references();
  if (base::Diagnostics errors = fields_.take_errors(); !errors.empty()) return errors;
  lint(book_,
       {reader_.used(), used_lists_, used_contexts_, list_places_, verb_places_, context_places_},
       fields_);
  book_.warnings = fields_.take_warnings();
  return std::move(book_);
}

void Loader::read_head(const YamlNode* node) {
  const base::Message shape =
      message("schrijf codebook: {{id: naam, version: 0.1.0, language: nl}}",
              "write codebook: {{id: name, version: 0.1.0, language: en}}");
  if (node == nullptr || node->kind != YamlNode::Kind::map)
    return fields_.error(
        node == nullptr ? Place{1, 0} : node->place,
        message("het codeboek zegt niet hoe het heet", "the codebook does not say its name"),
        shape);
  fields_.is_map(*node, message("codebook:", "codebook:"), {"id", "version", "language", "title"});
  for (const auto& [key, into] : {std::pair{"id", &book_.id}, std::pair{"version", &book_.version},
                                  std::pair{"language", &book_.vocabulary.language}}) {
    const YamlNode* const value = Fields::find(*node, key);
    if (value != nullptr) *into = fields_.text(value);
    if (into->empty())
      fields_.error(value == nullptr ? node->place : value->place,
                    message("codebook: heeft geen {}", "codebook: has no {}", key), shape);
  }
  is_valid_id(book_.id, node->place, ".");
  book_.language = book_.vocabulary.language;
  book_.title = fields_.both_languages(Fields::find(*node, "title"));
}

void Loader::read_roles(const YamlNode* node) {
  if (node == nullptr || !fields_.is_named_map(*node, message("roles:", "roles:"))) return;
  for (const YamlNode::Entry& entry : node->entries)
    for (const TextLine& from : fields_.names(&entry.value)) {
      const auto [seen, fresh] =
          book_.roles.emplace(folded_role(from.text), folded_role(entry.key));
      if (!fresh)
        fields_.error(from.at(),
                      message("de rol '{}' hoort al bij '{}'",
                              "the role '{}' already belongs to '{}'", from.text, seen->second),
                      message("noem hem één keer", "name it once"));
    }
}

void Loader::resolve_references() {
  std::vector<std::string_view> ids;
  ids.reserve(book_.codes.size());
  for (const Code& code : book_.codes) ids.push_back(code.id);
  const auto resolve = [&](const Reference& reference) -> std::optional<std::uint32_t> {
    const auto found = code_indices_.find(reference.code);
    if (found != code_indices_.end()) return found->second;
    if (fields_.is_full()) return std::nullopt;
    fields_.error(reference.place,
                  message("er is geen code '{}'", "there is no code '{}'", reference.code),
                  did_you_mean("", reference.code, ids,
                               message("schrijf de volledige code, met een punt: code.subcode",
                                       "write the full code, with a dot: code.subcode")));
    return std::nullopt;
  };
  for (const Reference& each : recodes_)
    if (const auto code = resolve(each)) book_.contexts[each.from].recode_to = *code;
  for (const Reference& each : borders_) resolve(each);
  std::vector<std::uint32_t> next(book_.codes.size());
  for (std::uint32_t i = 0; i < next.size(); ++i) next[i] = i;
  for (const Reference& each : replacements_) next[each.from] = resolve(each).value_or(each.from);
  for (const Reference& each : replacements_) {
    // A walk that does not end within as many steps as there are codes never does.
    std::uint32_t at = next[each.from];
    for (std::size_t steps = 0; steps < replacements_.size() && at != each.from; ++steps)
      at = next[at];
    if (at == each.from && code_indices_.contains(each.code))
      fields_.error(each.place,
                    message("'{}' vervangt op den duur zichzelf", "'{}' replaces itself in the end",
                            book_.codes[each.from].id),
                    message("noem de code die ervoor in de plaats kwam",
                            "name the code that took its place"));
  }
}

std::vector<Pattern> Loader::read_patterns(const YamlNode* node, LineReader::How how) {
  std::vector<Pattern> result;
  for (const TextLine& line : fields_.notation(node)) {
    if (!may_read_more(line.place, 1)) break;
    base::Result<Pattern> read = reader_.pattern(line.text, how, line.place);
    if (!read) {
      fields_.add(read.error());
      continue;
    }
    std::size_t size = size_of(read->node);
    for (const Condition& each : read->conditions) size += size_of(each.pattern);
    if (!may_grow(line.place, size)) break;
    result.push_back(std::move(*read));
  }
  return result;
}

bool Loader::may_read_more(const LinePlace& place, std::size_t lines) {
  const bool before = lines_ > kMaxLines;
  lines_ += lines;
  if (lines_ > kMaxLines && !before)
    fields_.error({place.line, 0},
                  message("meer dan {} regels met patronen, woorden en voorbeelden",
                          "more than {} lines of patterns, words and examples", kMaxLines),
                  message("splits het codeboek", "split the codebook"));
  return lines_ <= kMaxLines && !fields_.is_full();
}

bool Loader::may_grow(const LinePlace& place, std::size_t size) {
  const bool before = size_ > kMaxTotalSize;
  size_ += size;
  if (size_ > kMaxTotalSize && !before)
    fields_.error(
        {place.line, 0},
        message(
            "alle patronen samen zijn uitgeschreven te groot: meer dan {} woorden en keuzes",
            "all patterns together are too large when written out: more than {} words and choices",
            kMaxTotalSize),
        message("gebruik lange lijsten in minder patronen", "use long lists in fewer patterns"));
  return size_ <= kMaxTotalSize;
}

bool Loader::is_valid_id(const std::string& id, Place place, std::string_view also) {
  const bool valid = !id.empty() && std::ranges::all_of(id, [&](char c) {
    return is_id_byte(c) || also.find(c) != std::string_view::npos;
  });
  if (!valid && !id.empty())
    fields_.error(place, message("'{}' kan geen naam zijn", "'{}' cannot be a name", id),
                  message("gebruik alleen a-z, 0-9, - en _", "use only a-z, 0-9, - and _"));
  return valid;
}

base::Result<Codebook> load(std::string source, const std::string& path) {
  base::Result<Source> text = Source::read(source, path);
  if (!text) return text.error();
  base::Result<YamlNode> root = read_yaml(*text);
  if (!root) return root.error();
  base::Result<Codebook> book = Loader{*text, std::move(source)}.load(*root);
  if (book) book->path = path;
  return book;
}

base::Result<Codebook> load_file(const std::filesystem::path& path) {
  // One byte more than allowed tells a file that is too large; /dev/zero ends here.
  auto bytes = base::read_front(path, kMaxFileSize + 1);
  if (!bytes)
    throw base::Failure{message("{} is niet te openen", "{} cannot be opened", path.string())};
  return load(std::move(*bytes), path.string());
}

}  // namespace engine::codebook
