// XML and HTML from strangers, walked element by element.
//
// Promises: time and memory linear in the document; no tree is built. Nothing
// is fetched. A document that declares entities or attributes of its own is
// refused (they can grow without bound or read other files), so is one that nests
// deeper than kMaxDepth or has more than kMaxElements, one with an element of more
// than kMaxAttributes or within more than kMaxNamespaces, and XML that is not well-formed; each
// with its line. HTML is read as browsers do: whatever it is, it is read. Names are local names:
// `w:p` and `p` both come as "p". libxml2 does the work and lives here alone.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace engine::foreign {

inline constexpr std::size_t kMaxDepth = 200;
inline constexpr std::size_t kMaxHtmlDepth = 200;
inline constexpr std::size_t kMaxElements = 1'500'000;
inline constexpr std::size_t kMaxHtmlElements = 500'000;
inline constexpr std::size_t kMaxAttributes = 1'000;  // of one element
inline constexpr std::size_t kMaxNamespaces = 1'000;  // that hold in one place

struct XmlAttribute {
  std::string_view name;
  std::string_view value;
};

class XmlElement {
 public:
  XmlElement(std::string_view name, std::span<const XmlAttribute> attributes)
      : name_{name}, attributes_{attributes} {}

  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] std::span<const XmlAttribute> attributes() const { return attributes_; }
  // The first attribute of that local name.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  // The same, "" where there is none.
  [[nodiscard]] std::string_view attribute(std::string_view name) const {
    return find(name).value_or(std::string_view{});
  }

 private:
  std::string_view name_;
  std::span<const XmlAttribute> attributes_;
};

// What is done with a document. Views live until the call returns; text comes
// in pieces of any size, as UTF-8.
class XmlHandler {
 public:
  XmlHandler() = default;
  virtual ~XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;

  virtual void begin(const XmlElement& element) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;
};

// The declared or detected encoding ("UTF-8" where nothing says otherwise).
// What `handler` throws comes out of here.
base::Result<std::string> parse_xml(std::string_view bytes, const std::string& path,
                                    XmlHandler& handler);

// `utf8` is decoded already; what the page says of its encoding is passed by.
// Names are in lower case. Errors: nested too deep.
base::Result<std::string> parse_html(std::string_view utf8, const std::string& path,
                                     XmlHandler& handler);

}  // namespace engine::foreign
