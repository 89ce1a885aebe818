#include "engine/exchange/code_ids.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <unordered_map>

#include "engine/codebook/names.hpp"
#include "engine/text/fold.hpp"

namespace engine::exchange {
namespace {

constexpr std::size_t kLongestName = 80;    // of an id's own part
constexpr std::size_t kLongestAbove = 200;  // of what stands before it

std::string key_of(std::string_view name) { return text::fold(name).plain; }

// What a codebook would take as the id of a code.
bool is_sound(std::string_view id) {
  bool fresh = true;  // at the beginning of a part
  for (const char c : id) {
    if (c == '.' ? fresh : !codebook::is_id_byte(c)) return false;
    fresh = c == '.';
  }
  return !fresh && id.size() <= kLongestAbove + kLongestName;
}

class Ids {
 public:
  Ids(const Project& project, const std::vector<coding::CodeView>& known) : project_{project} {
    for (const coding::CodeView& code : known) {
      known_ids_.insert(code.id);
      for (const std::string& label : {code.label.nl, code.label.en})
        if (!label.empty()) by_label_[key_of(label)].insert(code.id);
    }
  }

  std::vector<std::string> all() {
    for (std::uint32_t i = 0; i < project_.codes.size(); ++i) ids_.push_back(id_of(i));
    return std::move(ids_);
  }

 private:
  std::string id_of(std::uint32_t index) {
    const ProjectCode& code = project_.codes[index];
    if (is_sound(code.id) && taken_.insert(code.id).second) return code.id;
    const std::string own = own_part(index);
    std::string above = above_of(code.parent, false);
    if (above.size() > kLongestAbove) above.clear();
    std::string path = above.empty() ? own : above + "." + own;
    if (code.codable)
      for (const std::string& candidate : {code.name, path, with_label(code.name, above)})
        if (known_ids_.contains(candidate) && taken_.insert(candidate).second) return candidate;
    // a folder needs an id only to stand in those of its codes
    if (!code.codable) return path;
    if (taken_.insert(path).second) return path;
    const std::string folders = above_of(code.parent, true);
    std::string whole = folders.empty() ? own : folders + "." + own;
    if (taken_.insert(whole).second) return whole;
    for (int number = 2;; ++number)
      if (std::string next = fmt::format("{}-{}", whole, number); taken_.insert(next).second)
        return next;
  }

  std::string own_part(std::uint32_t index) const {
    const std::string own = id_of_name(project_.codes[index].name);
    return own.empty() ? fmt::format("code-{}", index + 1) : own;
  }

  // The ids of the codes above, or of the folders too.
  std::string above_of(std::optional<std::uint32_t> parent, bool folders) const {
    if (!parent) return "";
    const ProjectCode& code = project_.codes[*parent];
    if (code.codable) return ids_[*parent];
    std::string above = above_of(code.parent, folders);
    if (!folders) return above;
    return above.empty() ? own_part(*parent) : above + "." + own_part(*parent);
  }

  // The known code of this label: the one that stands below `above`, or the only one.
  std::string with_label(const std::string& name, const std::string& above) const {
    const auto found = by_label_.find(key_of(name));
    if (found == by_label_.end()) return "";
    if (!above.empty())
      for (const std::string& id : found->second)
        if (id.starts_with(above + ".")) return id;
    return found->second.size() == 1 ? *found->second.begin() : "";
  }

  const Project& project_;
  std::set<std::string> known_ids_;
  std::map<std::string, std::set<std::string>> by_label_;
  std::vector<std::string> ids_;
  std::set<std::string> taken_;
};

}  // namespace

std::vector<std::string> code_ids(const Project& project,
                                  const std::vector<coding::CodeView>& known) {
  return Ids{project, known}.all();
}

std::string id_of_name(std::string_view name) {
  std::string id;
  for (const char c : text::fold(name).plain) {
    if (id.size() >= kLongestName) break;
    if (codebook::is_id_byte(c) && c != '-')
      id += c;
    else if (!id.empty() && !id.ends_with('-'))
      id += '-';
  }
  while (id.ends_with('-')) id.pop_back();
  return id;
}

}  // namespace engine::exchange
