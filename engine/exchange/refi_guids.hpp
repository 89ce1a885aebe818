// GUIDs of what a project holds: version 5, so that the same things have the same
// GUID in every file.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace engine::exchange {

// `kind`: "code", "coder", "text" …; `key`: what it is among its kind.
std::string refi_guid(std::string_view kind, std::initializer_list<std::string_view> key);

}  // namespace engine::exchange
