// Every reader, each in a file of its own.
#pragma once

#include "engine/transcript/readers/reader.hpp"

namespace engine::transcript::readers {

extern const Reader kDocx;
extern const Reader kOdt;
extern const Reader kRtf;
extern const Reader kPdf;
extern const Reader kVtt;
extern const Reader kSrt;
extern const Reader kAmberscript;
extern const Reader kWhisper;
extern const Reader kOTranscribe;
extern const Reader kOtherJson;
extern const Reader kTei;
extern const Reader kElan;
extern const Reader kExmaralda;
extern const Reader kTextGrid;
extern const Reader kChat;
extern const Reader kStm;
extern const Reader kHtml;
extern const Reader kOtherXml;
extern const Reader kOtherProject;
extern const Reader kXlsx;
extern const Reader kCsv;
extern const Reader kPlainText;

}  // namespace engine::transcript::readers
