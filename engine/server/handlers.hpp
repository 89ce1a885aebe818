// What the pages can ask and do, one function for each path of the API;
// docs/reference/review-api.md describes them. Each answers JSON.
#pragma once

#include "engine/server/answer.hpp"
#include "engine/server/room.hpp"

namespace engine::server {

Answer session(Room& room, const Ask& ask);
Answer pulse(Room& room, const Ask& ask);
Answer transcripts(Room& room, const Ask& ask);
Answer transcript(Room& room, const Ask& ask);
Answer suppressed(Room& room, const Ask& ask);
Answer codebook_page(Room& room, const Ask& ask);
Answer frequencies(Room& room, const Ask& ask);
Answer cooccurrence(Room& room, const Ask& ask);
Answer passages(Room& room, const Ask& ask);
Answer conflicts(Room& room, const Ask& ask);
Answer disagreements(Room& room, const Ask& ask);
Answer samples(Room& room, const Ask& ask);
Answer sample(Room& room, const Ask& ask);
Answer quotes(Room& room, const Ask& ask);

Answer decide(Room& room, const Ask& ask);
Answer draw_sample(Room& room, const Ask& ask);
Answer judge(Room& room, const Ask& ask);
Answer draw_quotes(Room& room, const Ask& ask);
Answer judge_quote(Room& room, const Ask& ask);

}  // namespace engine::server
