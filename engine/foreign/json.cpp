#include "engine/foreign/json.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "engine/base/utf8.hpp"

namespace engine::foreign {
namespace {

using base::message;

// Builds the value as it is read, and stops at a limit. (The library's own
// filter goes through a whole list each time an object in it ends.)
class Builder : public nlohmann::json_sax<Json> {
 public:
  Builder(std::initializer_list<std::string_view> unwanted, const JsonLimits& limits)
      : unwanted_{unwanted}, limits_{limits} {}

  Json value;
  std::size_t error_byte = 0;
  bool beyond_limit = false;
  std::optional<std::string> repeated;  // a name that an object has twice

  bool null() override { return leaf(nullptr); }
  bool boolean(bool it) override { return leaf(it); }
  bool number_integer(number_integer_t it) override { return leaf(it); }
  bool number_unsigned(number_unsigned_t it) override { return leaf(it); }
  bool number_float(number_float_t it, const string_t&) override { return leaf(it); }
  bool string(string_t& it) override { return leaf(std::move(it)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& it) override {
    if (thrown_away_ > 0) return true;
    if (limits_.unique_names && open_.back()->contains(it)) {
      repeated = std::move(it);
      return false;
    }
    key_ = std::move(it);
    drop_next_ = std::ranges::find(unwanted_, key_) != unwanted_.end();
    return true;
  }
  bool parse_error(std::size_t byte, const std::string&,
                   const nlohmann::detail::exception&) override {
    error_byte = byte;
    return false;
  }

 private:
  bool within(std::size_t depth) {
    beyond_limit = ++values_ > limits_.values || depth > limits_.depth;
    return !beyond_limit;
  }

  bool leaf(Json it) {
    if (!within(open_.size())) return false;
    if (thrown_away_ == 0 && !std::exchange(drop_next_, false)) put(std::move(it));
    return true;
  }

  bool open(Json it) {
    if (!within(open_.size() + thrown_away_ + 1)) return false;
    if (thrown_away_ > 0 || std::exchange(drop_next_, false)) {
      ++thrown_away_;
    } else {
      open_.push_back(put(std::move(it)));
    }
    return true;
  }

  bool close() {
    if (thrown_away_ > 0) {
      --thrown_away_;
    } else {
      open_.pop_back();
    }
    return true;
  }

  // Where it stands stays valid while it is open: nothing is put beside it.
  Json* put(Json it) {
    if (open_.empty()) return &(value = std::move(it));
    Json& parent = *open_.back();
    if (parent.is_array()) return &parent.emplace_back(std::move(it));
    return &(parent[key_] = std::move(it));
  }

  std::vector<std::string_view> unwanted_;
  const JsonLimits& limits_;
  std::vector<Json*> open_;
  std::string key_;
  bool drop_next_ = false;
  std::size_t thrown_away_ = 0;  // lists and objects open within an unwanted member
  std::size_t values_ = 0;
};

base::Diagnostic too_much(const std::string& path, const JsonLimits& limits) {
  return {.file = path,
          .problem = message("de JSON is te groot of te diep genest",
                             "the JSON is too large or nested too deep"),
          .hint = limits.instead};
}

base::Diagnostic name_twice(const std::string& path, const std::string& name) {
  return {.file = path,
          .problem = message("'{}' staat er twee keer in", "'{}' is there twice", name),
          .hint = message("laat er een staan, met alles wat erbij hoort",
                          "leave one of them, with all that belongs to it")};
}

base::Diagnostic no_json(std::string_view utf8, std::size_t byte, const std::string& path) {
  const std::string_view before = utf8.substr(0, byte == 0 ? 0 : byte - 1);
  const std::size_t line_begin = before.rfind('\n') + 1;
  return {
      .file = path,
      .line = static_cast<std::uint32_t>(std::ranges::count(before, '\n') + 1),
      .column = static_cast<std::uint32_t>(base::count_code_points(before.substr(line_begin)) + 1),
      .problem =
          message("de JSON is beschadigd of niet volledig", "the JSON is damaged or incomplete"),
      .hint =
          message("haal het bestand opnieuw op uit het programma waarmee het gemaakt is, of kijk "
                  "op die plaats naar een haakje, komma of aanhalingsteken",
                  "get the file again from the program that made it, or look at that place for "
                  "a bracket, comma or quote")};
}

}  // namespace

base::Result<Json> parse_json(std::string_view utf8, const std::string& path,
                              std::initializer_list<std::string_view> unwanted,
                              const JsonLimits& limits) {
  if (utf8.size() > limits.bytes) return too_much(path, limits);
  Builder builder{unwanted, limits};
  if (Json::sax_parse(utf8, &builder)) return std::move(builder.value);
  if (builder.beyond_limit) return too_much(path, limits);
  if (builder.repeated) return name_twice(path, *builder.repeated);
  return no_json(utf8, builder.error_byte, path);
}

}  // namespace engine::foreign
