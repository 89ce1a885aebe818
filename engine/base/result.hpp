// A value, or every problem that stands in its way.
//
// Three kinds of trouble, three ways: wrong data from a person is a Result;
// the world failing (disk, database) is a Failure, thrown and caught once in
// the command line; our own mistake is an assert that no input can reach.
//
// The members are named as in std::expected<T, Diagnostics>, so that this can
// give way to it.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

#include "engine/base/diagnostic.hpp"

namespace engine::base {

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  using error_type = Diagnostics;

  Result(T value)
      : state_{std::in_place_index<0>, std::move(value)} {}  // NOLINT(google-explicit-constructor)
  Result(Diagnostics problems)
      : state_{std::in_place_index<1>,
               std::move(problems)} {  // NOLINT(google-explicit-constructor)
    assert(!error().empty());
  }
  Result(Diagnostic problem)
      : Result{Diagnostics{std::move(problem)}} {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  [[nodiscard]] const Diagnostics& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Diagnostics> state_;
};

}  // namespace engine::base
