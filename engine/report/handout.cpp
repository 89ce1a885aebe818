#include "engine/report/handout.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "engine/report/escape_html.hpp"
#include "engine/report/values.hpp"

namespace engine::report {
namespace {

using base::Message;
using base::message;

// A backslash before what Markdown would take as a mark.
std::string escape_markdown(std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_{}<>#|~";
  std::string out;
  for (const char c : text) {
    if (kMarks.find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

// A cell that a spreadsheet would run as a formula begins with an apostrophe.
std::string escape_csv(std::string_view text) {
  std::string out = "\"";
  if (looks_like_formula(text)) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::vector<Message> questions() {
  return {message("Wat gebeurt hier, en voor wie heeft het gevolgen?",
                  "What happens here, and for whom does it matter?"),
          message("Welke woorden laten dat zien? Wat zou iemand ook bedoeld kunnen hebben?",
                  "Which words show it? What else may somebody have meant?"),
          message("Wanneer is dit de code, en wanneer niet?",
                  "When is this the code, and when is it not?"),
          message("Wat had u kunnen zeggen of doen als u erbij was?",
                  "What could you have said or done, had you been there?")};
}

std::array<std::pair<Message, Message>, 4> steps() {
  return {
      {{message("Weten", "Know"), message("wat discriminatie is en hoe zij zich laat horen",
                                          "what discrimination is and how it makes itself heard")},
       {message("Signaleren", "Signal"),
        message("merken dat het gebeurt, ook als niemand het zo noemt",
                "notice that it happens, also when nobody calls it so")},
       {message("Steunen", "Support"),
        message("luisteren, erkennen, en samen bekijken wat kan",
                "listen, acknowledge, and see together what can be done")},
       {message("Bewust worden", "Become aware"),
        message("van wat u zelf vanzelfsprekend vindt", "of what you take for granted")}}};
}

Message provenance(const Handout& handout) {
  return message(
      "Gepseudonimiseerd, vrijgegeven door {}. Wie het verhaal kent, kan de spreker "
      "herkennen: geef dit niet verder door.",
      "Pseudonymised, released by {}. Who knows the story may know the speaker: do not "
      "pass this on.",
      handout.released_by);
}

// A code seldom means that somebody discriminates.
Message caution() {
  return message("Een citaat bij deze code kan dit laten zien; het zegt niets over wie het zei.",
                 "A quote with this code may show this; it says nothing of who said it.");
}

class Page {
 public:
  Page(HandoutFormat format, base::Language language) : format_{format}, language_{language} {}

  void add(std::string_view text) { out_.bytes += text; }
  void add(const Message& text) {
    const std::string& said = text.in(language_);
    out_.bytes += format_ == HandoutFormat::html ? escape_html(said) : escape_markdown(said);
  }
  void quote(const std::string& text) {
    const std::size_t begin = out_.bytes.size();
    out_.bytes += escape(text, format_);
    out_.quotes.emplace_back(begin, out_.bytes.size());
  }
  RenderedHandout done() { return std::move(out_); }

 private:
  HandoutFormat format_;
  base::Language language_;
  RenderedHandout out_;
};

bool is_empty(const Message& text, base::Language language) { return text.in(language).empty(); }

RenderedHandout html(const Handout& handout, base::Language language) {
  Page page{HandoutFormat::html, language};
  page.add(language == base::Language::nl ? "<!DOCTYPE html>\n<html lang=\"nl\">\n"
                                          : "<!DOCTYPE html>\n<html lang=\"en\">\n");
  page.add(
      "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width\">\n<title>");
  page.add(handout.code);
  page.add(R"(</title>
<style>
@page { size: A4; margin: 20mm }
body { font: 12pt/1.5 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em; color: #222 }
h1 { font-size: 1.6em; margin-bottom: 0 } h2 { font-size: 1.1em; margin: 1.6em 0 .3em }
blockquote { margin: .8em 0; padding: .2em 1em; border-left: 3px solid #888; break-inside: avoid }
dt { font-weight: bold } dd { margin: 0 0 .4em }
footer { margin-top: 2em; border-top: 1px solid #888; font-size: .85em }
</style>
</head>
<body>
<h1>)");
  page.add(handout.code);
  page.add("</h1>\n<p>");
  page.add(handout.brief);
  page.add("</p>\n");
  const auto section = [&](const Message& heading, const Message& text) {
    if (is_empty(text, language)) return;
    page.add("<h2>");
    page.add(heading);
    page.add("</h2>\n<p>");
    page.add(text);
    page.add("</p>\n");
  };
  section(message("Wanneer wel", "When it applies"), handout.when_to_use);
  section(message("Wanneer niet", "When it does not"), handout.when_not_to_use);
  page.add("<h2>");
  page.add(message("Citaten", "Quotes"));
  page.add("</h2>\n<p>");
  page.add(caution());
  page.add("</p>\n");
  for (const std::string& quote : handout.quotes) {
    page.add("<blockquote>");
    page.quote(quote);
    page.add("</blockquote>\n");
  }
  page.add("<h2>");
  page.add(message("Om over te praten", "To talk about"));
  page.add("</h2>\n<ol>\n");
  for (const Message& question : questions()) {
    page.add("<li>");
    page.add(question);
    page.add("</li>\n");
  }
  page.add("</ol>\n<h2>");
  page.add(message("Vier stappen", "Four steps"));
  page.add("</h2>\n<dl>\n");
  for (const auto& [step, what] : steps()) {
    page.add("<dt>");
    page.add(step);
    page.add("</dt><dd>");
    page.add(what);
    page.add("</dd>\n");
  }
  page.add("</dl>\n<footer>");
  page.add(provenance(handout));
  page.add("</footer>\n</body>\n</html>\n");
  return page.done();
}

RenderedHandout markdown(const Handout& handout, base::Language language) {
  Page page{HandoutFormat::markdown, language};
  page.add("# ");
  page.add(handout.code);
  page.add("\n\n");
  page.add(handout.brief);
  page.add("\n");
  const auto section = [&](const Message& heading, const Message& text) {
    if (is_empty(text, language)) return;
    page.add("\n## ");
    page.add(heading);
    page.add("\n\n");
    page.add(text);
    page.add("\n");
  };
  section(message("Wanneer wel", "When it applies"), handout.when_to_use);
  section(message("Wanneer niet", "When it does not"), handout.when_not_to_use);
  section(message("Citaten", "Quotes"), caution());
  for (const std::string& quote : handout.quotes) {
    page.add("\n> ");
    page.quote(quote);
    page.add("\n");
  }
  page.add("\n## ");
  page.add(message("Om over te praten", "To talk about"));
  page.add("\n\n");
  for (const Message& question : questions()) {
    page.add("1. ");
    page.add(question);
    page.add("\n");
  }
  page.add("\n## ");
  page.add(message("Vier stappen", "Four steps"));
  page.add("\n\n");
  for (const auto& [step, what] : steps()) {
    page.add("- **");
    page.add(step);
    page.add("**: ");
    page.add(what);
    page.add("\n");
  }
  page.add("\n");
  page.add(provenance(handout));
  page.add("\n");
  return page.done();
}

// One quote a row; whoever has the file has the words of its release with it.
RenderedHandout rows(const Handout& handout, HandoutFormat format, base::Language language) {
  Page page{format, language};
  const std::string code = escape(handout.code.in(language), format);
  const std::string release = escape(provenance(handout).in(language), format);
  if (format == HandoutFormat::csv) page.add("code,quote,release\r\n");
  for (const std::string& quote : handout.quotes) {
    page.add(format == HandoutFormat::csv ? code + "," : R"({"code":)" + code + R"(,"quote":)");
    page.quote(quote);
    page.add(format == HandoutFormat::csv ? "," + release + "\r\n"
                                          : R"(,"release":)" + release + "}\n");
  }
  return page.done();
}

}  // namespace

std::optional<HandoutFormat> parse_handout_format(std::string_view name) {
  if (name == "html") return HandoutFormat::html;
  if (name == "markdown") return HandoutFormat::markdown;
  if (name == "csv") return HandoutFormat::csv;
  if (name == "jsonl") return HandoutFormat::jsonl;
  return std::nullopt;
}

std::string escape(std::string_view quote, HandoutFormat format) {
  switch (format) {
    case HandoutFormat::html:
      return escape_html(quote);
    case HandoutFormat::markdown:
      return escape_markdown(quote);
    case HandoutFormat::csv:
      return escape_csv(quote);
    case HandoutFormat::jsonl:
      break;
  }
  return nlohmann::json(quote).dump();
}

RenderedHandout render(const Handout& handout, HandoutFormat format, base::Language language) {
  switch (format) {
    case HandoutFormat::html:
      return html(handout, language);
    case HandoutFormat::markdown:
      return markdown(handout, language);
    case HandoutFormat::csv:
    case HandoutFormat::jsonl:
      break;
  }
  return rows(handout, format, language);
}

}  // namespace engine::report
