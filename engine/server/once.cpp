#include "engine/server/once.hpp"

#include "engine/base/hash.hpp"

namespace engine::server {

using base::message;

Answer Once::answer(const std::string& key, const std::string& what, base::Language language,
                    const std::function<Answer()>& act) {
  constexpr std::size_t kLongest = 100;
  constexpr int kServerFailed = 500;
  if (key.empty() || key.size() > kLongest)
    return refusal(400, language,
                   message("de kop Idempotency-Key ontbreekt of is te lang",
                           "the header Idempotency-Key is missing or too long"));
  const std::string digest = base::to_hex(base::sha256(what));
  if (const auto found = known_.find(key); found != known_.end()) {
    if (found->second.what == digest) return found->second.answer;
    return refusal(
        422, language,
        message("deze sleutel hoort bij een ander verzoek", "this key belongs to another request"));
  }
  Answer answer = act();
  if (answer.status >= kServerFailed) return answer;
  known_.emplace(key, Known{digest, answer});
  order_.push_back(key);
  if (order_.size() > kMost) {
    known_.erase(order_.front());
    order_.pop_front();
  }
  return answer;
}

}  // namespace engine::server
