#include "engine/privacy/masking_lists.hpp"

#include <utility>

#include "engine/base/whole_file.hpp"

namespace engine::privacy {
namespace {

base::Result<std::vector<std::string>> entries_of(const std::string& path) {
  const auto bytes = base::read_whole(path);
  if (!bytes) return bytes.error();
  return read_entries(*bytes, path);
}

}  // namespace

base::Result<Masker> make_masker(const MaskingLists& lists, std::vector<std::string> names,
                                 std::vector<std::string> words) {
  base::Diagnostics problems;
  const auto add = [&](const std::string& path, std::vector<std::string>& to) {
    if (path.empty()) return;
    const auto read = entries_of(path);
    if (read)
      to.insert(to.end(), read->begin(), read->end());
    else
      problems.insert(problems.end(), read.error().begin(), read.error().end());
  };
  add(lists.roster, names);
  add(lists.lexicon, words);
  auto lexicon = Lexicon::open(lists.dictionary);
  if (!lexicon) problems.insert(problems.end(), lexicon.error().begin(), lexicon.error().end());
  if (!problems.empty()) return problems;
  lexicon->add(words);
  return Masker{*std::move(lexicon), Roster{names}};
}

}  // namespace engine::privacy
