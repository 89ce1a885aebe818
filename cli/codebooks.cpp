#include "cli/codebooks.hpp"

#include <map>
#include <ostream>

#include "engine/base/failure.hpp"

namespace cli {

namespace base = engine::base;
namespace codebook = engine::codebook;
using base::message;

base::Result<std::shared_ptr<const codebook::Codebook>> read_codebook(const std::string& path) {
  try {
    auto result = codebook::load_file(path);
    if (!result) return result.error();
    return std::make_shared<const codebook::Codebook>(std::move(result).value());
  } catch (const base::Failure& failure) {
    // A file that cannot be read keeps none of the others from being looked at.
    return base::Diagnostic{.problem = failure.message(), .hint = failure.hint()};
  }
}

std::shared_ptr<const codebook::Codebook> load_codebook(const std::string& path,
                                                        const Context& io) {
  auto result = read_codebook(path);
  if (result) return *std::move(result);
  print(io.err, result.error(), io.language);
  return nullptr;
}

std::optional<Codebooks> load_codebooks(const std::vector<std::string>& paths, const Context& io) {
  Codebooks loaded;
  std::map<std::string, std::string> path_of_id;
  bool sound = true;
  for (const std::string& path : paths) {
    auto book = load_codebook(path, io);
    if (book == nullptr) {
      sound = false;
      continue;
    }
    const auto [other, fresh] = path_of_id.emplace(book->id, path);
    if (!fresh) {
      io.tell(message("{0}: het codeboek '{1}' staat ook in {2}",
                      "{0}: codebook '{1}' is in {2} too", path, book->id, other->second),
              message("geef er één op, of geef ze elk een eigen id",
                      "name one of them, or give each an id of its own"));
      sound = false;
    }
    loaded.push_back(std::move(book));
  }
  if (!sound) return std::nullopt;
  return loaded;
}

Codebooks stored_codebooks(const std::vector<std::string>& sources) {
  Codebooks loaded;
  for (const std::string& source : sources) {
    auto result = codebook::load(source, "");
    if (!result)
      throw base::Failure{message("het codeboek in de studie is voor deze versie niet leesbaar",
                                  "this version cannot read the codebook in the study"),
                          message("codeer de studie opnieuw: duiding code STUDY --codebook FILE",
                                  "code the study again: duiding code STUDY --codebook FILE")};
    loaded.push_back(std::make_shared<const codebook::Codebook>(std::move(result).value()));
  }
  return loaded;
}

}  // namespace cli
