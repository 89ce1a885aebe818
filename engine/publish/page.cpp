#include "engine/publish/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <variant>

#include "embedded/publish.hpp"
#include "engine/base/draws.hpp"
#include "engine/publish/figures.hpp"
#include "engine/publish/workbook.hpp"
#include "engine/report/codings.hpp"
#include "engine/report/table_view.hpp"

namespace engine::publish {
namespace {

using base::Message;
using base::message;

class Page {
 public:
  Page(const PageContent& content, base::Language language)
      : content_{content}, material_{content.material}, out_{language} {}

  RenderedPage render() {
    head();
    out_.raw("<body>\n<main>\n");
    opening();
    what_was_done();
    frequencies();
    groups();
    cooccurrence();
    codes();
    quality();
    methods_appendix();
    out_.raw("</main>\n</body>\n</html>\n");
    return {std::move(out_.bytes()), std::move(quotes_)};
  }

 private:
  void head() {
    out_.raw(out_.language() == base::Language::nl ? "<!DOCTYPE html>\n<html lang=\"nl\">\n"
                                                   : "<!DOCTYPE html>\n<html lang=\"en\">\n");
    out_.raw(
        "<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out_.element("title", content_.facts.title);
    out_.raw("\n<style>\n");
    out_.raw(embedded::page_css);
    out_.raw("</style>\n</head>\n");
  }

  void heading(const char* id, const Message& words) {
    out_.raw(fmt::format("<h2 id=\"{}\">", id));
    out_.text(words);
    out_.raw("</h2>\n");
  }

  void opening() {
    out_.raw("<header>\n");
    out_.element("h1", content_.facts.title);
    out_.raw("\n<p class=\"lead\">");
    out_.text(message(
        "Een codering zegt dat een passage iets kan laten zien, nooit dat iemand zo is. Een aantal "
        "suggesties zegt niet hoe vaak iets voorkomt.",
        "A coding says that a passage may show something, never that somebody is so. A number of "
        "suggestions does not say how often something occurs."));
    out_.raw("</p>\n");
    if (content_.masked) {
      out_.raw("<p class=\"warning\">");
      out_.text(message(
          "Gepseudonimiseerd: alleen tekst die door de controle kwam of die iemand vrijgaf. Wie "
          "het verhaal kent, kan de spreker herkennen: geef dit niet verder door.",
          "Pseudonymised: only text that passed the check or that somebody released. Who knows "
          "the story may know the speaker: do not pass this on."));
      out_.raw("</p>\n");
    }
    out_.raw("</header>\n<nav><ul>\n");
    const auto link = [&](const char* to, const Message& words) {
      out_.raw(fmt::format("<li><a href=\"#{}\">", to));
      out_.text(words);
      out_.raw("</a></li>\n");
    };
    link("done", message("Wat er is gedaan", "What was done"));
    link("frequencies", message("Hoe vaak", "How often"));
    link("groups", message("Groepen naast elkaar", "Groups side by side"));
    link("together", message("Wat samen voorkomt", "What occurs together"));
    link("codes", message("Codes met hun segmenten", "Codes with their segments"));
    link("quality", message("Hoe goed het is", "How good it is"));
    link("methods", message("Voor de methodesectie", "For the methods section"));
    out_.raw("</ul></nav>\n");
  }

  void what_was_done() {
    heading("done", message("Wat er is gedaan", "What was done"));
    out_.raw("<dl class=\"facts\">\n");
    const NamedTable about = facts_table(content_.facts, material_, out_.language());
    for (const std::vector<report::Cell>& row : about.table.rows) {
      const std::string value = report::cell_text(row[1], about.table.columns[1], out_.language());
      out_.raw("<div>");
      out_.element("dt", std::get<std::string>(row[0]));
      out_.element("dd", value);
      out_.raw("</div>\n");
    }
    out_.raw("</dl>\n");
  }

  void frequencies() {
    heading("frequencies", message("Hoe vaak", "How often"));
    add_table(out_, frequencies_of(material_, {analysis::By::What::code}));
    out_.element("h3", message("Per subcode", "By sub-code"));
    add_table(out_, frequencies_of(material_, {analysis::By::What::subcode}));
    using What = analysis::By::What;
    folded(message("Per transcript", "By transcript"),
           frequencies_of(material_, {What::transcript}));
    folded(message("Per spreker", "By speaker"), frequencies_of(material_, {What::speaker}));
    folded(message("Per rol", "By role"), with_role_names(frequencies_of(material_, {What::role})));
  }

  // Open where it is short; thousands of rows are for who asks for them.
  void folded(const Message& words, const report::Table& table) {
    constexpr std::size_t kShort = 60;  // rows
    out_.raw(table.rows.size() > kShort ? "<details><summary>" : "<details open><summary>");
    out_.element("h3", words);
    out_.raw("</summary>\n");
    add_table(out_, table);
    out_.raw("</details>\n");
  }

  report::Table with_role_names(report::Table table) const {
    for (std::size_t at = 0; at < table.columns.size(); ++at)
      if (table.columns[at].key == "role")
        for (std::vector<report::Cell>& row : table.rows)
          if (const auto* role = std::get_if<std::string>(&row[at]); role != nullptr)
            row[at] = role_name(*role);
    return table;
  }

  [[nodiscard]] std::string role_name(const std::string& role) const {
    const auto named = content_.role_names.find(role);
    return named == content_.role_names.end() ? role : named->second;
  }

  void groups() {
    heading("groups", message("Groepen naast elkaar", "Groups side by side"));
    for (const report::Table& table : content_.groups) add_table(out_, table);
  }

  void cooccurrence() {
    heading("together", message("Wat samen voorkomt", "What occurs together"));
    const NamedTable pairs = cooccurrence_of(material_);
    if (pairs.table.rows.empty()) {
      out_.element("p", message("Er is maar één code.", "There is one code only."));
      return;
    }
    // Codes that meet none are left out of the drawings, pairs that never do of the table.
    const auto column = [&](std::string_view key) {
      return static_cast<std::size_t>(
          std::ranges::find(pairs.table.columns, key, &report::Column::key) -
          pairs.table.columns.begin());
    };
    const std::size_t code1 = column("code1"), code2 = column("code2"), n12 = column("n12");
    const auto never = [n12](const std::vector<report::Cell>& row) {
      return row[n12] == report::Cell{std::int64_t{0}};
    };
    NamedTable meeting = pairs, drawn = pairs;
    std::erase_if(meeting.table.rows, never);
    std::set<std::string> met;
    for (const std::vector<report::Cell>& row : meeting.table.rows)
      met.insert({std::get<std::string>(row[code1]), std::get<std::string>(row[code2])});
    std::erase_if(drawn.table.rows, [&](const std::vector<report::Cell>& row) {
      return !met.contains(std::get<std::string>(row[code1])) ||
             !met.contains(std::get<std::string>(row[code2]));
    });
    if (met.empty())
      out_.element("p", message("Nergens komen twee codes samen voor.", "No two codes meet."));
    add_matrix(out_, matrix_of(drawn).table);
    add_network(out_, drawn.table);
    add_table(out_, meeting.table);
  }

  void codes() {
    heading("codes", message("Codes met hun segmenten", "Codes with their segments"));
    std::map<std::string_view, std::vector<std::size_t>> by_code;
    for (const std::size_t at : content_.shown) by_code[material_.codings[at]->code].push_back(at);
    for (const CodeText& code : content_.codes) {
      add_code(code, by_code[code.id]);
      by_code.erase(code.id);
    }
    // Codes that no codebook of the study has: from an import, or by an earlier version.
    for (const auto& [id, own] : by_code) {
      const std::string name{id};
      add_code({name, {name, name}, {}, {}, {}}, own);
    }
  }

  void add_code(const CodeText& code, const std::vector<std::size_t>& own) {
    out_.raw("<section class=\"code\">\n");
    out_.raw(code.id.find('.') == std::string::npos ? "<h3>" : "<h3 class=\"sub\">");
    out_.text(code.label);
    out_.raw(" <code>");
    out_.text(code.id);
    out_.raw("</code></h3>\n");
    definition(code);
    segments(code.id, own);
    out_.raw("</section>\n");
  }

  void definition(const CodeText& code) {
    const auto paragraph = [&](const Message& words, const Message& label) {
      if (words.in(out_.language()).empty()) return;
      out_.raw("<p class=\"definition\">");
      if (!label.en.empty()) {
        out_.element("b", label);
        out_.raw(" ");
      }
      out_.text(words);
      out_.raw("</p>\n");
    };
    paragraph(code.brief, {});
    paragraph(code.when_to_use, message("Wanneer wel:", "When it applies:"));
    paragraph(code.when_not_to_use, message("Wanneer niet:", "When it does not:"));
  }

  void segments(const std::string& code, const std::vector<std::size_t>& own) {
    const auto all = content_.drawn_from.find(code);
    const std::size_t of = all == content_.drawn_from.end() ? own.size() : all->second;
    const auto held = content_.held.find(code);
    const std::size_t kept_back = held == content_.held.end() ? 0 : held->second;
    if (of == 0 && is_above_another(code)) return;
    out_.raw("<p class=\"count\">");
    if (own.size() == of)
      out_.text(base::counted(of, message("segment", "segment"), message("segmenten", "segments")));
    else
      out_.text(message("{0} van {1} segmenten", "{0} of {1} segments", own.size(), of));
    if (kept_back > 0)
      out_.text(message("; {0} niet getoond, want niet vrijgegeven",
                        "; {0} not shown, since not released", kept_back));
    out_.raw("</p>\n");
    if (own.empty()) return;
    out_.raw("<ul class=\"segments\">\n");
    for (const std::size_t at : own) segment(at);
    out_.raw("</ul>\n");
  }

  [[nodiscard]] bool is_above_another(const std::string& code) const {
    return std::ranges::any_of(
        content_.codes, [&](const CodeText& other) { return other.id.starts_with(code + "."); });
  }

  void segment(std::size_t at) {
    const coding::Coding& coding = *material_.codings[at];
    const Context& context = material_.contexts[at];
    const coding::TranscriptView& transcript = material_.view.transcripts[coding.transcript];
    const coding::SpeakerView& speaker = transcript.speakers[coding.speaker];
    out_.raw("<li><blockquote>");
    out_.text(context.before);
    out_.raw("<mark>");
    const std::size_t begin = out_.bytes().size();
    out_.text(context.coded);
    quotes_.push_back({at, begin, out_.bytes().size()});
    out_.raw("</mark>");
    out_.text(context.after);
    out_.raw("</blockquote><cite>");
    out_.text(transcript.name + " · " + (speaker.label.empty() ? "–" : speaker.label) + " (" +
              role_name(speaker.role) + ")");
    if (!content_.masked)
      out_.text(fmt::format(" · {}–{}", coding.segment.span.begin().value,
                            coding.segment.span.end().value));
    out_.text(report::remarks(coding, out_.language()));
    out_.raw("</cite></li>\n");
  }

  void quality() {
    heading("quality", message("Hoe goed het is", "How good it is"));
    if (material_.agreement) {
      out_.element("h3", message("Overeenstemming tussen codeurs", "Agreement between coders"));
      if (material_.agreement_words) out_.element("p", *material_.agreement_words);
      add_table(out_, *material_.agreement);
    } else {
      out_.element("p", message("Overeenstemming tussen codeurs is niet bepaald, want er is geen "
                                "transcript dat twee mensen codeerden.",
                                "Agreement between coders is not defined, because there is no "
                                "transcript that two people coded."));
    }
    if (material_.estimate) {
      out_.element("h3", message("Precisie en recall", "Precision and recall"));
      add_table(out_, *material_.estimate);
    } else {
      out_.element("p",
                   message("Hoe vaak de suggesties kloppen en wat ze missen is onbekend: er is "
                           "niets beoordeeld.",
                           "How often the suggestions are right and what they miss is "
                           "unknown: nothing has been judged."));
    }
  }

  void methods_appendix() {
    heading("methods", message("Voor de methodesectie (COREQ 24–28)",
                               "For the methods section (COREQ 24–28)"));
    out_.raw("<ol start=\"24\" class=\"methods\">\n");
    for (const MethodsItem& item : methods(content_.facts, material_)) {
      out_.raw(fmt::format("<li value=\"{}\">", item.number));
      out_.element("b", item.heading);
      out_.raw("<br>");
      out_.text(item.text);
      out_.raw("</li>\n");
    }
    out_.raw("</ol>\n");
  }

  const PageContent& content_;
  const Material& material_;
  Markup out_;
  std::vector<Quoted> quotes_;
};

}  // namespace

std::vector<std::size_t> draw_segments(const std::vector<const coding::Coding*>& codings,
                                       std::optional<std::uint32_t> most, std::uint64_t seed) {
  std::map<std::string_view, std::vector<std::size_t>> by_code;
  for (std::size_t at = 0; at < codings.size(); ++at) by_code[codings[at]->code].push_back(at);
  std::vector<std::size_t> drawn;
  for (auto& [code, places] : by_code) {
    if (most && *most < places.size()) {
      base::Draws draws{seed};
      base::draw_to_front(places, *most, draws);
      places.resize(*most);
    }
    drawn.insert(drawn.end(), places.begin(), places.end());
  }
  std::ranges::sort(drawn);
  return drawn;
}

RenderedPage render_page(const PageContent& content, base::Language language) {
  return Page{content, language}.render();
}

}  // namespace engine::publish
