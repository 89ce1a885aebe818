#include "engine/exchange/code_ids.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "engine/codebook/names.hpp"
#include "engine/exchange/free_names.hpp"
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
    const auto count = static_cast<std::uint32_t>(project_.codes.size());
    ids_.reserve(count);
    below_.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      ids_.push_back(id_of(i));
      below_.push_back(front_of(i));
    }
    return std::move(ids_);
  }

 private:
  // What stands before the ids of those directly below a code or folder; "" where
  // it would be long.
  struct Front {
    std::string codes;    // the id of the nearest code above
    std::string folders;  // the same, with the folders between
  };

  Front front_of(std::uint32_t index) const {
    const bool codable = project_.codes[index].codable;
    Front front = codable ? Front{ids_[index], ids_[index]} : above_of(index);
    if (!codable) front.folders = joined(front.folders, own_part(index));
    for (std::string* each : {&front.codes, &front.folders})
      if (each->size() > kLongestAbove) each->clear();
    return front;
  }

  Front above_of(std::uint32_t index) const {
    const auto& parent = project_.codes[index].parent;
    return parent ? below_[*parent] : Front{};
  }

  static std::string joined(const std::string& above, const std::string& own) {
    return above.empty() ? own : above + "." + own;
  }

  std::string id_of(std::uint32_t index) {
    const ProjectCode& code = project_.codes[index];
    if (is_sound(code.id) && taken_.take(code.id)) return code.id;
    const std::string own = own_part(index);
    const Front above = above_of(index);
    std::string path = joined(above.codes, own);
    // a folder needs an id only to stand in those of its codes
    if (!code.codable) return path;
    for (const std::string& candidate : {code.name, path, with_label(code.name, above.codes)})
      if (known_ids_.contains(candidate) && taken_.take(candidate)) return candidate;
    if (taken_.take(path)) return path;
    return taken_.take_near(joined(above.folders, own));
  }

  std::string own_part(std::uint32_t index) const {
    const std::string own = id_of_name(project_.codes[index].name);
    return own.empty() ? fmt::format("code-{}", index + 1) : own;
  }

  // The known code of this label: the one that stands below `above`, or the only one.
  std::string with_label(const std::string& name, const std::string& above) const {
    const auto found = by_label_.find(key_of(name));
    if (found == by_label_.end()) return "";
    if (!above.empty()) {
      const auto below = found->second.lower_bound(above + ".");
      if (below != found->second.end() && below->starts_with(above + ".")) return *below;
    }
    return found->second.size() == 1 ? *found->second.begin() : "";
  }

  const Project& project_;
  std::set<std::string> known_ids_;
  std::map<std::string, std::set<std::string>> by_label_;
  std::vector<std::string> ids_;
  std::vector<Front> below_;  // of each code so far
  FreeNames taken_;
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
