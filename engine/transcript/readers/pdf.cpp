// PDF, through Poppler's pdftotext in a process of its own.
#include <algorithm>
#include <string>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/foreign/child.hpp"
#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/left_out.hpp"
#include "engine/transcript/readers/pdf_pages.hpp"

namespace engine::transcript::readers {
namespace {

using base::message;
using foreign::ChildResult;

// A second of processor time, and one more for each MiB.
foreign::ChildLimits limits_for(std::string_view bytes) {
  foreign::ChildLimits limits;
  const auto seconds = static_cast<std::int64_t>(1 + (bytes.size() >> 20U));
  limits.processor = std::chrono::seconds{seconds};
  limits.wall = std::chrono::seconds{20 * seconds};
  limits.memory += 2 * bytes.size();
  return limits;
}

base::Diagnostic problem(const std::string& path, base::Message what, base::Message hint) {
  return {.file = path, .problem = std::move(what), .hint = std::move(hint)};
}

base::Message save_as_text() {
  return message("open de PDF, kopieer de tekst naar een tekstverwerker en sla die op als .docx",
                 "open the PDF, copy the text to a word processor and save it as .docx");
}

base::Diagnostic refusal(const ChildResult& child, const std::string& path) {
  using End = ChildResult::End;
  switch (child.end) {
    case End::not_found:
      return problem(path,
                     message("voor PDF is het programma pdftotext nodig, en dat ontbreekt",
                             "PDF needs the program pdftotext, which is missing"),
                     message("installeer het pakket poppler-utils, of lever het transcript als "
                             ".docx of .txt",
                             "install the package poppler-utils, or give the transcript as .docx "
                             "or .txt"));
    case End::time:
      return problem(
          path,
          message("de PDF kost te veel tijd om te lezen", "the PDF takes too much time to read"),
          save_as_text());
    case End::too_much:
      return problem(path,
                     message("de PDF bevat meer tekst dan een transcript kan hebben",
                             "the PDF holds more text than a transcript can have"),
                     save_as_text());
    case End::broken:
      return problem(path,
                     message("de PDF kost te veel geheugen of is beschadigd",
                             "the PDF takes too much memory or is damaged"),
                     save_as_text());
    case End::exited:
      break;
  }
  if (child.errors.find("ncorrect password") != std::string::npos)
    return problem(
        path,
        message("de PDF is met een wachtwoord beveiligd", "the PDF is protected with a password"),
        message("open hem met het wachtwoord en sla hem op zonder",
                "open it with the password and save it without"));
  if (child.status == 3)
    return problem(path,
                   message("de PDF staat niet toe dat tekst eruit wordt gehaald",
                           "the PDF does not allow text to be taken out"),
                   message("vraag de maker om een versie zonder die beperking, of om het .docx",
                           "ask its maker for a version without that restriction, or the .docx"));
  return problem(
      path, message("de PDF is beschadigd of niet volledig", "the PDF is damaged or incomplete"),
      message("haal hem opnieuw op, of lever het transcript als .docx of .txt",
              "get it again, or give the transcript as .docx or .txt"));
}

bool fits(const Look& look) {
  // some programs put a few bytes before it
  constexpr std::size_t kStray = 1024;
  return look.bytes.substr(0, kStray).find("%PDF-") != std::string_view::npos &&
         look.head.find("%PDF-") < 64;
}

base::Result<Source> read(const Input& input) {
  const ChildResult child =
      // not quiet: only its complaint tells a password from damage
      foreign::run_child("pdftotext", {"-enc", "UTF-8", "-eol", "unix", "{}", "-"}, input.bytes,
                         limits_for(input.bytes));
  if (child.end != ChildResult::End::exited || child.status != 0) return refusal(child, input.path);
  if (base::find_invalid_utf8(child.output)) return refusal(ChildResult{}, input.path);
  PdfText text = text_of_pages(child.output);
  if (text.running.text.bytes().empty())
    return problem(input.path,
                   message("dit is een scan: er staat geen tekst in de PDF, alleen beeld",
                           "this is a scan: there is no text in the PDF, only pictures"),
                   message("maak er eerst tekst van met tekstherkenning (OCR)",
                           "make text of it first with text recognition (OCR)"));
  Source source;
  source.encoding = "UTF-8";
  LeftOut left_out;
  left_out.page_margins = text.dropped_lines;
  left_out.tell(source.remarks);
  source.content = std::move(text.running);
  return source;
}

}  // namespace

const Reader kPdf{.name = "pdf", .fits = fits, .read = read, .most_bytes = kLargeDocument};

}  // namespace engine::transcript::readers
