#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

// libhunspell 1.7.1 compares a byte or two past the end of a part of a compound
// that is no word; see tests/fuzz/masker.cpp.
extern "C" const char* __asan_default_suppressions() { return "interceptor_via_lib:libhunspell"; }
