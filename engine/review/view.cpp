#include "engine/review/view.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/review/carrying.hpp"
#include "engine/review/settling.hpp"
#include "engine/review/targets.hpp"

namespace engine::review {

std::vector<coding::Event> events_until(const store::Study& study,
                                        const std::optional<Moment>& moment) {
  std::vector<coding::Event> events = study.events();
  if (moment)
    std::erase_if(events, [&](const coding::Event& event) {
      return moment->last ? event.order > *moment->last : event.order.at > moment->at;
    });
  return events;
}

coding::StudyView view(const store::Study& study, const Reading& reading) {
  return view(study, History{events_until(study, reading.moment)}, reading);
}

coding::StudyView view(const store::Study& study, const History& history, const Reading& reading) {
  store::Look look;
  look.transcript = reading.transcript;
  if (reading.moment) look.at = reading.moment->at;
  coding::StudyView view = study.view(look);
  if (history.events().empty()) return view;

  Settling settling{study, view, reading.transcript};
  settling.settle(targets(history, reading.coder));
  std::ranges::sort(view.codings, [](const coding::Coding& a, const coding::Coding& b) {
    return std::tie(a.transcript, a.segment.span, a.code, a.id) <
           std::tie(b.transcript, b.segment.span, b.code, b.id);
  });
  study.add_sources(view);
  return view;
}

}  // namespace engine::review
