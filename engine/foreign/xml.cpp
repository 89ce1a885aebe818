#include "engine/foreign/xml.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <climits>
#include <cstring>
#include <exception>
#include <memory>
#include <utility>
#include <vector>

#include "engine/base/utf8.hpp"

namespace engine::foreign {
namespace {

using base::message;

struct CloseContext {
  void operator()(xmlParserCtxt* context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    xmlFreeParserCtxt(context);
  }
};
using Context = std::unique_ptr<xmlParserCtxt, CloseContext>;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

enum class Refusal { none, depth, elements, namespaces, entity, attribute };

struct Limits {
  std::size_t depth;
  std::size_t elements;
};

constexpr Limits kXml{.depth = kMaxDepth, .elements = kMaxElements};
constexpr Limits kHtml{.depth = kMaxHtmlDepth, .elements = kMaxHtmlElements};

// One walk. C code calls in, and no exception may pass through it: the first
// one is kept, and thrown again when the parser has returned.
class Walk {
 public:
  Walk(XmlHandler& handler, const Limits& limits) : handler_{handler}, limits_{limits} {}

  void set_context(xmlParserCtxt* context) { context_ = context; }
  [[nodiscard]] Refusal refusal() const { return refusal_; }
  [[nodiscard]] int line() const { return line_; }
  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

  void begin(std::string_view name) {
    if (stopped_) return;
    if (++depth_ > limits_.depth) return refuse(Refusal::depth);
    if (++elements_ > limits_.elements) return refuse(Refusal::elements);
    guard([&] { handler_.begin(XmlElement{name, attributes}); });
  }
  void end(std::string_view name) {
    if (stopped_) return;
    --depth_;
    guard([&] { handler_.end(name); });
  }
  void text(std::string_view text) {
    if (!stopped_) guard([&] { handler_.text(text); });
  }
  void refuse(Refusal why) {
    if (stopped_) return;
    refusal_ = why;
    line_ = context_->input == nullptr ? 0 : context_->input->line;
    stop();
  }

  std::vector<XmlAttribute> attributes;  // of the element under way; reused

 private:
  template <class Call>
  void guard(const Call& call) {
    try {
      call();
    } catch (...) {
      thrown_ = std::current_exception();
      stop();
    }
  }
  void stop() {
    stopped_ = true;
    xmlStopParser(context_);
  }

  XmlHandler& handler_;
  Limits limits_;
  std::size_t elements_ = 0;
  xmlParserCtxt* context_ = nullptr;
  std::size_t depth_ = 0;
  bool stopped_ = false;
  Refusal refusal_ = Refusal::none;
  int line_ = 0;
  std::exception_ptr thrown_;
};

Walk& walk_of(void* context) {
  return *static_cast<Walk*>(static_cast<xmlParserCtxt*>(context)->_private);
}

void on_begin(void* context, const xmlChar* name, const xmlChar*, const xmlChar*, int,
              const xmlChar**, int count, int, const xmlChar** raw) {
  Walk& walk = walk_of(context);
  walk.attributes.clear();
  // each name is looked up in all that are declared above it, two pointers each
  if (static_cast<std::size_t>(static_cast<xmlParserCtxt*>(context)->nsNr) > 2 * kMaxNamespaces)
    return walk.refuse(Refusal::namespaces);
  // five pointers each: local name, prefix, namespace, value, end of the value
  for (const xmlChar** at = raw; count-- > 0; at += 5)
    walk.attributes.push_back(
        {view(at[0]),
         {reinterpret_cast<const char*>(at[3]), static_cast<std::size_t>(at[4] - at[3])}});
  walk.begin(view(name));
}

void on_end(void* context, const xmlChar* name, const xmlChar*, const xmlChar*) {
  walk_of(context).end(view(name));
}

void on_html_begin(void* context, const xmlChar* name, const xmlChar** raw) {
  Walk& walk = walk_of(context);
  walk.attributes.clear();
  for (; raw != nullptr && raw[0] != nullptr; raw += 2)
    walk.attributes.push_back({view(raw[0]), view(raw[1])});
  walk.begin(view(name));
}

void on_html_end(void* context, const xmlChar* name) { walk_of(context).end(view(name)); }

void on_text(void* context, const xmlChar* text, int bytes) {
  walk_of(context).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(bytes)});
}

void on_entity(void* context, const xmlChar*, int, const xmlChar*, const xmlChar*, xmlChar*) {
  walk_of(context).refuse(Refusal::entity);
}

void on_attribute_list(void* context, const xmlChar*, const xmlChar*, int, int, const xmlChar*,
                       xmlEnumeration* values) {
  xmlFreeEnumeration(values);
  walk_of(context).refuse(Refusal::attribute);
}

void keep_quiet(void*, xmlError*) {}

// A handler that does nothing but what the walk needs. Without a builder of
// trees and without anything that fetches.
xmlSAXHandler quiet_handler() {
  xmlSAXHandler sax;
  std::memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  sax.serror = keep_quiet;
  return sax;
}

void initialise_once() {
  static const bool done = [] {
    xmlInitParser();
    return true;
  }();
  static_cast<void>(done);
}

base::Diagnostic problem(const std::string& path, int line, base::Message what,
                         base::Message hint) {
  return {.file = path,
          .line = line > 0 ? static_cast<std::uint32_t>(line) : 0U,
          .problem = std::move(what),
          .hint = std::move(hint)};
}

const base::Message kOddlyBuilt =
    message("geen enkel transcript is zo gebouwd; vraag na waar het bestand vandaan komt",
            "no transcript is built like that; ask where the file comes from");

base::Diagnostic own_declarations(const std::string& path, int line, Refusal of) {
  return problem(
      path, line,
      of == Refusal::entity
          ? message("het bestand verklaart eigen entiteiten (<!ENTITY …>), en die worden niet "
                    "gelezen",
                    "the file declares entities of its own (<!ENTITY …>), which are not read")
          : message("het bestand verklaart eigen attributen (<!ATTLIST …>), en die worden niet "
                    "gelezen",
                    "the file declares attributes of its own (<!ATTLIST …>), which are not read"),
      message("haal ze eruit, of exporteer het transcript opnieuw zonder",
              "take them out, or export the transcript again without"));
}

base::Diagnostic refused(const std::string& path, const Walk& walk, const Limits& limits) {
  if (walk.refusal() == Refusal::depth)
    return problem(path, walk.line(),
                   message("elementen zijn dieper genest dan {}",
                           "elements are nested deeper than {}", limits.depth),
                   kOddlyBuilt);
  if (walk.refusal() == Refusal::namespaces)
    return problem(path, walk.line(),
                   message("op een plaats gelden meer dan {} naamruimten (xmlns)",
                           "more than {} namespaces (xmlns) hold in one place", kMaxNamespaces),
                   kOddlyBuilt);
  if (walk.refusal() == Refusal::elements)
    return problem(path, walk.line(),
                   message("het bestand heeft meer dan {} elementen",
                           "the file has more than {} elements", limits.elements),
                   message("verdeel het over meer bestanden, of exporteer het transcript als "
                           "platte tekst",
                           "divide it over several files, or export the transcript as plain text"));
  return own_declarations(path, walk.line(), walk.refusal());
}

base::Diagnostic not_well_formed(const std::string& path, const xmlParserCtxt& context) {
  std::string why = context.lastError.message == nullptr ? "" : context.lastError.message;
  while (!why.empty() && why.back() == '\n') why.pop_back();
  if (base::find_invalid_utf8(why)) why.clear();
  return problem(
      path, context.lastError.line,
      message("de XML is beschadigd of niet volledig ({})", "the XML is damaged or incomplete ({})",
              why),
      message("open het bestand in het programma waarmee het gemaakt is en sla het opnieuw op",
              "open the file in the program that made it and save it again"));
}

// Goes through the tags of a document before libxml2 does, which compares each
// attribute of an element, and each value that `<!ATTLIST` lists, with all
// before it. In UTF-16 every second byte is 0, and passed over.
class TagScan {
 public:
  enum class Markup { xml, html };
  TagScan(std::string_view bytes, Markup markup) : bytes_{bytes}, markup_{markup} {}

  enum class What { crowded, attribute_list };
  struct Found {
    What what;
    std::size_t at;
  };
  std::optional<Found> find() {
    while ((at_ = bytes_.find('<', at_)) != std::string_view::npos) {
      const std::size_t begin = at_++;
      if (skips("!--"))
        skip_to("-->");
      else if (skips("![CDATA["))
        skip_to("]]>");
      else if (skips("?"))
        skip_to("?>");
      else if (markup_ == Markup::xml && skips("!ATTLIST"))
        return Found{What::attribute_list, begin};
      else if (is_crowded())
        return Found{What::crowded, begin};
    }
    return std::nullopt;
  }

 private:
  // The next byte that is not 0; 0 at the end.
  char next() {
    while (at_ < bytes_.size())
      if (const char c = bytes_[at_++]; c != '\0') return c;
    return '\0';
  }
  bool skips(std::string_view mark) {
    const std::size_t before = at_;
    for (const char c : mark)
      if (next() != c) {
        at_ = before;
        return false;
      }
    return true;
  }
  void skip_to(std::string_view mark) {
    while (at_ < bytes_.size()) {
      at_ = std::min(bytes_.find(mark.front(), at_), bytes_.size());
      if (skips(mark)) return;
      ++at_;
    }
  }
  // Stands behind the `>` afterwards, or where it is found to be crowded.
  bool is_crowded() {
    std::size_t attributes = 0;
    char quote = '\0';
    // `<!DOCTYPE` holds other declarations
    const bool may_hold_others = skips("!");
    for (char c = next(); c != '\0' && (quote != '\0' || c != '>'); c = next()) {
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '<' && may_hold_others) {
        --at_;
        return false;
      } else if (c == '=' && ++attributes > kMaxAttributes) {
        return true;
      }
    }
    return false;
  }

  std::string_view bytes_;
  Markup markup_;
  std::size_t at_ = 0;
};

std::optional<base::Diagnostic> find_costly_tag(std::string_view bytes, TagScan::Markup markup,
                                                const std::string& path) {
  const auto found = TagScan{bytes, markup}.find();
  if (!found) return std::nullopt;
  const auto line = static_cast<int>(1 + std::ranges::count(bytes.substr(0, found->at), '\n'));
  if (found->what == TagScan::What::attribute_list)
    return own_declarations(path, line, Refusal::attribute);
  return problem(path, line,
                 message("een element heeft meer dan {} attributen",
                         "an element has more than {} attributes", kMaxAttributes),
                 kOddlyBuilt);
}

base::Diagnostic too_large(const std::string& path) {
  return problem(path, 0,
                 message("het bestand is groter dan 2 GiB", "the file is larger than 2 GiB"),
                 message("verdeel het over meer bestanden", "divide it over several files"));
}

}  // namespace

std::optional<std::string_view> XmlElement::find(std::string_view name) const {
  for (const XmlAttribute& attribute : attributes_)
    if (attribute.name == name) return attribute.value;
  return std::nullopt;
}

base::Result<std::string> parse_xml(std::string_view bytes, const std::string& path,
                                    XmlHandler& handler) {
  initialise_once();
  if (bytes.size() > INT_MAX) return too_large(path);
  if (auto costly = find_costly_tag(bytes, TagScan::Markup::xml, path)) return *std::move(costly);
  const Context context{xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size()))};
  if (!context)
    return problem(path, 0, message("de XML is leeg", "the XML is empty"),
                   message("haal het bestand opnieuw op", "get the file again"));
  xmlSAXHandler sax = quiet_handler();
  sax.startElementNs = on_begin;
  sax.endElementNs = on_end;
  sax.entityDecl = on_entity;
  sax.attributeDecl = on_attribute_list;
  // attribute values come with &amp; resolved; other entities were refused
  xmlCtxtUseOptions(context.get(), XML_PARSE_NOENT | XML_PARSE_NONET);
  *context->sax = sax;
  Walk walk{handler, kXml};
  walk.set_context(context.get());
  context->_private = &walk;
  xmlParseDocument(context.get());
  walk.rethrow();
  if (walk.refusal() != Refusal::none) return refused(path, walk, kXml);
  if (context->wellFormed == 0) return not_well_formed(path, *context);
  if (context->encoding != nullptr) return std::string{view(context->encoding)};
  if (context->input != nullptr && context->input->encoding != nullptr)
    return std::string{view(context->input->encoding)};
  return std::string{"UTF-8"};
}

base::Result<std::string> parse_html(std::string_view utf8, const std::string& path,
                                     XmlHandler& handler) {
  initialise_once();
  if (utf8.size() > INT_MAX) return too_large(path);
  if (auto costly = find_costly_tag(utf8, TagScan::Markup::html, path)) return *std::move(costly);
  const Context context{htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size()))};
  if (!context) return std::string{"UTF-8"};  // an empty page says nothing
  htmlCtxtUseOptions(context.get(), HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                        HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
  if (xmlCharEncodingHandlerPtr encoding = xmlFindCharEncodingHandler("UTF-8"))
    xmlSwitchToEncoding(context.get(), encoding);
  xmlSAXHandler sax = quiet_handler();
  sax.startElement = on_html_begin;
  sax.endElement = on_html_end;
  *context->sax = sax;
  Walk walk{handler, kHtml};
  walk.set_context(context.get());
  context->_private = &walk;
  htmlParseDocument(context.get());
  walk.rethrow();
  if (walk.refusal() != Refusal::none) return refused(path, walk, kHtml);
  return std::string{"UTF-8"};
}

}  // namespace engine::foreign
