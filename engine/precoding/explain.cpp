#include <memory>
#include <utility>

#include "engine/precoding/evidence.hpp"
#include "engine/precoding/precoding.hpp"

namespace engine::precoding {

base::Result<Explanation> explain(const codebook::Codebook& codebook, const std::string& text) {
  // The matcher wants to share the codebook; it does not outlive this call.
  const std::shared_ptr<const codebook::Codebook> shared{std::shared_ptr<void>{}, &codebook};
  const auto matcher = matching::Matcher::compile(shared);
  if (!matcher) return matcher.error();

  const text::StoredText stored{text};
  text::Tokeniser tokeniser;
  text::TurnTokens tokens;
  tokeniser.tokenise(stored.bytes(), tokens);
  matching::Scanner scanner{*matcher};
  matching::TurnFindings found;
  scanner.begin_transcript();
  scanner.turn(tokens, found);

  TurnPlaces places;
  places.begin(stored, text::ByteSpan::of(0, stored.end_bytes().value), tokens, {});
  std::vector<coding::Evidence> evidence;
  append_evidence(codebook, found.findings, places, evidence);
  Explanation explanation;
  append_suppressions(codebook, 0, found.suppressions, places, explanation.suppressions);
  explanation.suggestions = coding::merge(std::move(evidence));
  return explanation;
}

}  // namespace engine::precoding
