// Words of the schema as values. A word that the schema forbids means that the
// file is damaged.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <optional>
#include <string>
#include <string_view>

#include "engine/codebook/codebook.hpp"
#include "engine/coding/coding.hpp"
#include "engine/store/sql.hpp"
#include "engine/transcript/transcript.hpp"

namespace engine::store {

template <class T>
T known(const std::optional<T>& value, std::string_view word) {
  if (!value) throw SQLite::Exception{"unknown word '" + std::string{word} + "'", SQLITE_CORRUPT};
  return *value;
}

// Two columns, begin_cp and end_cp.
inline text::CodePointSpan span_at(const SQLite::Statement& row, int column) {
  return known(text::CodePointSpan::make(text::CodePointOffset{uint32_at(row, column)},
                                         text::CodePointOffset{uint32_at(row, column + 1)}),
               "end_cp");
}

inline codebook::Tier tier(const std::string& word) {
  return known(codebook::parse_tier(word), word);
}
inline codebook::Unit unit(const std::string& word) {
  return known(codebook::parse_unit(word), word);
}
inline codebook::Voice voice(const std::string& word) {
  return known(codebook::parse_voice(word), word);
}

inline coding::Suppression::Cause cause(const std::string& word) {
  return known(coding::parse_cause(word), word);
}

std::string_view name(transcript::RoleSource source);
transcript::RoleSource role_source(const std::string& word);

}  // namespace engine::store
