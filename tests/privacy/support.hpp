// A masker for tests, and random material for properties.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "engine/privacy/masker.hpp"

namespace support {

// Opens Debian's dictionary once; each call gives a masker of its own.
engine::privacy::Masker make_masker(const std::vector<std::string>& roster = {},
                                    const std::vector<std::string>& words = {});
// One masker for tests without roster.
engine::privacy::Masker& plain_masker();

std::string masked(const std::string& text);

template <class T>
const T& pick(const std::vector<T>& from, std::mt19937& random) {
  return from[std::uniform_int_distribution<std::size_t>{0, from.size() - 1}(random)];
}

// Letters that make no word of any language: `qvixzon`.
std::string random_non_word(std::mt19937& random);
// Ordinary interview speech without anybody in it.
std::string random_sentence(std::mt19937& random);
std::string in_any_case(std::string word, std::mt19937& random);
std::string upper(std::string text);
std::string lower(std::string text);
std::string capitalised(std::string word);

// DUIDING_PROPERTY_RUNS times, or `otherwise`: check-long asks for more.
unsigned runs(unsigned otherwise);

}  // namespace support
