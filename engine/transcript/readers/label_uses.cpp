#include <algorithm>
#include <cstring>

#include "engine/transcript/readers/convention.hpp"

namespace engine::transcript::readers {
namespace {

std::uint32_t hash_of(std::string_view label, Layout layout) {
  std::uint64_t hash =
      0x9E3779B97F4A7C15U * (label.size() * kLayouts + static_cast<unsigned>(layout));
  for (std::size_t at = 0; at < label.size(); at += 8) {
    std::uint64_t piece = 0;
    std::memcpy(&piece, label.data() + at, std::min<std::size_t>(8, label.size() - at));
    hash = (hash ^ piece) * 0xFF51AFD7ED558CCDU;
    hash ^= hash >> 32U;
  }
  return static_cast<std::uint32_t>(hash);
}

}  // namespace

std::size_t LabelUses::slot_of(std::string_view label, Layout layout, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].use != kNone) {
    const LabelUse& use = uses_[slots_[at].use];
    if (slots_[at].hash == hash && use.layout == layout && use.label == label) break;
    at = (at + 1) & mask;
  }
  return at;
}

std::uint32_t LabelUses::add(std::string_view label, Layout layout) {
  const std::uint32_t hash = hash_of(label, layout);
  std::size_t slot = slot_of(label, layout, hash);
  if (slots_[slot].use != kNone) return slots_[slot].use;
  if ((uses_.size() + 1) * 2 > slots_.size()) {
    grow();
    slot = slot_of(label, layout, hash);
  }
  slots_[slot] = {.hash = hash, .use = static_cast<std::uint32_t>(uses_.size())};
  uses_.push_back({.label = label, .layout = layout});
  return slots_[slot].use;
}

void LabelUses::grow() {
  std::vector<Slot> old(slots_.size() * 4);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.use == kNone) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].use != kNone) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace engine::transcript::readers
