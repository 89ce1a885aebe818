// JSON that several answers share.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/coding/coding.hpp"
#include "engine/foreign/json.hpp"
#include "engine/report/table.hpp"
#include "engine/review/history.hpp"
#include "engine/server/answer.hpp"
#include "engine/server/room.hpp"

namespace engine::server {

using report::Json;

// What an act brings. Errors: not JSON, nested too deep, a name that is there twice.
base::Result<foreign::Json> read_body(const Ask& ask);

Answer json_answer(const Json& json, int status = 200);
// The same of text that is JSON already.
Answer json_text(std::string text, int status = 200);

// Codings as `duiding codings --format json` writes them, with `seen` after all other
// members: what a decision on the coding sends back, see engine/review/in_sight.hpp.
std::string codings_json(const coding::StudyView& view,
                         const std::vector<const coding::Coding*>& codings,
                         const review::History& history);

// What the coder would undo now: {"event", "action", "coding", "code", "transcript"},
// or null.
Json undo_json(const coding::StudyView& view, const review::History& history,
               const std::string& coder);

// [{"id", "label", "brief", "colour", "codebook"}], parents before children.
Json codes_json(const Room& room, const coding::StudyView& view);

// {"KEY": VALUE, …} of what is there already as JSON: `,"KEY":` and the text.
void append_member(std::string& object, const char* key, std::string_view json);
std::string dump(const Json& json);

}  // namespace engine::server
