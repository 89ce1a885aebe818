// From utterances to a transcript, for formats that name speakers themselves.
//
// The text becomes what a person would have typed: `Label: what is said`, with
// a blank line between turns. Utterances of one speaker that follow one
// another are one turn. Someone without a name begins a new turn with each
// statement, or, where cues of subtitles are cut anywhere, after a pause.
#pragma once

#include "engine/transcript/source.hpp"

namespace engine::transcript {

// Gives `out` its text, speakers, turns and places.
void give_turns(Utterances utterances, Transcript& out);

}  // namespace engine::transcript
