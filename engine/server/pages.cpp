#include "engine/server/pages.hpp"

#include <array>
#include <string>

#include "embedded/server.hpp"

namespace engine::server {
namespace {

constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr const char* kCss = "text/css; charset=utf-8";
constexpr const char* kScript = "text/javascript; charset=utf-8";
constexpr const char* kSvg = "image/svg+xml";

struct File {
  std::string_view path;
  const char* type;
  const std::string_view& content;
};

const auto& files() {
  static const std::array all = {
      File{"/alerts.js", kScript, embedded::alerts_js},
      File{"/api.js", kScript, embedded::api_js},
      File{"/charts.js", kScript, embedded::charts_js},
      File{"/codebook.js", kScript, embedded::codebook_js},
      File{"/coded.js", kScript, embedded::coded_js},
      File{"/deciding.js", kScript, embedded::deciding_js},
      File{"/details.js", kScript, embedded::details_js},
      File{"/dialogs.js", kScript, embedded::dialogs_js},
      File{"/differences.js", kScript, embedded::differences_js},
      File{"/disagreements.js", kScript, embedded::disagreements_js},
      File{"/dom.js", kScript, embedded::dom_js},
      File{"/filters.js", kScript, embedded::filters_js},
      File{"/icon.svg", kSvg, embedded::icon_svg},
      File{"/life.js", kScript, embedded::life_js},
      File{"/main.js", kScript, embedded::main_js},
      File{"/marking.js", kScript, embedded::marking_js},
      File{"/positions.js", kScript, embedded::positions_js},
      File{"/quotes.js", kScript, embedded::quotes_js},
      File{"/reading.css", kCss, embedded::reading_css},
      File{"/reading.js", kScript, embedded::reading_js},
      File{"/report.js", kScript, embedded::report_js},
      File{"/sample.js", kScript, embedded::sample_js},
      File{"/scrolling.js", kScript, embedded::scrolling_js},
      File{"/search.js", kScript, embedded::search_js},
      File{"/style.css", kCss, embedded::style_css},
      File{"/transcripts.js", kScript, embedded::transcripts_js},
      File{"/turns.js", kScript, embedded::turns_js},
      File{"/words.js", kScript, embedded::words_js},
  };
  return all;
}

// Every page is one document, whose script looks at the address.
bool is_page(std::string_view path) {
  for (const std::string_view known :
       {"/", "/codebook", "/report", "/disagreements", "/sample", "/quotes"})
    if (path == known) return true;
  constexpr std::string_view kReading = "/read/";
  return path.starts_with(kReading) && path.size() > kReading.size();
}

Answer document(base::Language language) {
  std::string html{embedded::index_html};
  constexpr std::string_view kPlace = "{language}";
  html.replace(html.find(kPlace), kPlace.size(), language == base::Language::nl ? "nl" : "en");
  return {200, kHtml, std::move(html), {}};
}

}  // namespace

std::optional<Answer> page(std::string_view path, base::Language language) {
  if (is_page(path)) return document(language);
  for (const File& file : files())
    if (file.path == path) return Answer{200, file.type, std::string{file.content}, {}};
  return std::nullopt;
}

}  // namespace engine::server
