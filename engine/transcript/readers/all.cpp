#include "engine/transcript/readers/all.hpp"

#include <array>

namespace engine::transcript::readers {

std::span<const Reader* const> all_readers() {
  static const std::array all{&kOtherProject, &kDocx,      &kOdt, &kXlsx,        &kRtf,
                              &kPdf,          &kVtt,       &kSrt, &kAmberscript, &kWhisper,
                              &kOTranscribe,  &kOtherJson, &kTei, &kElan,        &kExmaralda,
                              &kTextGrid,     &kChat,      &kStm, &kHtml,        &kOtherXml,
                              &kCsv,          &kPlainText};
  return all;
}

}  // namespace engine::transcript::readers
