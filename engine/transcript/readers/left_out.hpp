// What stands in a file and is no part of the conversation: counted, and told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/base/message.hpp"

namespace engine::transcript::readers {

struct LeftOut {
  std::uint32_t comments = 0;
  std::uint32_t notes = 0;      // footnotes and endnotes
  std::uint32_t deletions = 0;  // tracked changes: what was taken out
  std::uint32_t hidden = 0;     // stretches of hidden text
  std::uint32_t columns = 0;    // of tables, beside speaker, time and text
  std::uint32_t pictures = 0;
  std::uint32_t page_margins = 0;  // headers and footers that return on each page
  std::uint32_t cues = 0;          // without text or with a time that cannot be read
  std::uint32_t tiers = 0;         // layers of annotation that are no speech
  std::uint32_t events = 0;        // what happens beside the talking, in a format of its own

  // One remark for all, or none.
  void tell(std::vector<base::Message>& remarks) const;
};

// Tracked insertions, which are read as if they were accepted; `program` is
// where they can be settled. Nothing where there are none.
void tell_insertions(std::size_t count, const char* program, std::vector<base::Message>& remarks);

// Text boxes, whose place in the text is a choice. Nothing where there are none.
void tell_boxes(std::size_t count, std::vector<base::Message>& remarks);

}  // namespace engine::transcript::readers
