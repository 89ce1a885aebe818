// The network of codes that meet, as a drawing.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>
#include <variant>

#include "engine/publish/figures.hpp"

namespace engine::publish {
namespace {

using base::message;
using report::Cell;

struct Node {
  std::string code;
  double amount = 0;  // units with the code, the most in any pair
};
struct Line {
  std::size_t from = 0, to = 0;
  std::int64_t together = 0;
  double c = 0;
};
struct Network {
  std::vector<Node> nodes;
  std::vector<Line> lines;
};

constexpr std::size_t kMostLines = 60;
// In the drawing's own units.
constexpr double kWidth = 1100, kHeight = 640, kCentreX = kWidth / 2, kCentreY = kHeight / 2;
constexpr double kRadius = 235, kLabelGap = 12;
constexpr double kBend = 0.45;  // of the way from the centre: lines of neighbours stay outside

double number_in(const Cell& cell) {
  if (const auto* count = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*count);
  if (const auto* number = std::get_if<double>(&cell)) return *number;
  return 0;
}

Network network_of(const report::Table& pairs) {
  const auto column = [&](std::string_view key) {
    return static_cast<std::size_t>(std::ranges::find(pairs.columns, key, &report::Column::key) -
                                    pairs.columns.begin());
  };
  const std::size_t code1 = column("code1"), code2 = column("code2"), n1 = column("n1"),
                    n2 = column("n2"), n12 = column("n12"), c = column("c_coefficient");
  Network network;
  const auto node = [&](const Cell& code, double amount) {
    const auto& name = std::get<std::string>(code);
    auto at = std::ranges::find(network.nodes, name, &Node::code);
    if (at == network.nodes.end()) at = network.nodes.insert(at, {name, 0});
    at->amount = std::max(at->amount, amount);
    return static_cast<std::size_t>(at - network.nodes.begin());
  };
  for (const std::vector<Cell>& row : pairs.rows) {
    const std::size_t from = node(row[code1], number_in(row[n1]));
    const std::size_t to = node(row[code2], number_in(row[n2]));
    const auto together = static_cast<std::int64_t>(number_in(row[n12]));
    if (together > 0) network.lines.push_back({from, to, together, number_in(row[c])});
  }
  std::ranges::sort(network.lines, [](const Line& a, const Line& b) {
    return std::tie(b.c, a.from, a.to) < std::tie(a.c, b.from, b.to);
  });
  if (network.lines.size() > kMostLines) network.lines.resize(kMostLines);
  return network;
}

struct Point {
  double x = 0, y = 0, angle = 0;
};

Point place_of(std::size_t node, std::size_t nodes) {
  const double angle =
      2 * std::numbers::pi * static_cast<double>(node) / static_cast<double>(nodes) -
      std::numbers::pi / 2;
  return {kCentreX + kRadius * std::cos(angle), kCentreY + kRadius * std::sin(angle), angle};
}

}  // namespace

void add_network(Markup& page, const report::Table& pairs) {
  const Network network = network_of(pairs);
  if (network.lines.empty()) return;
  double most = 1, strongest = 0;
  for (const Node& node : network.nodes) most = std::max(most, node.amount);
  for (const Line& line : network.lines) strongest = std::max(strongest, line.c);

  page.raw(
      fmt::format(R"(<figure><svg viewBox="0 0 {} {}" role="img" aria-label=")", kWidth, kHeight));
  page.text(message("Netwerk van codes die samen voorkomen", "Network of codes that meet"));
  page.raw("\">\n");
  for (const Line& line : network.lines) {
    const Point from = place_of(line.from, network.nodes.size());
    const Point to = place_of(line.to, network.nodes.size());
    constexpr double kThinnest = 1, kThicker = 9;
    const double width = kThinnest + (strongest > 0 ? kThicker * line.c / strongest : 0);
    const double x = kCentreX + kBend * ((from.x + to.x) / 2 - kCentreX);
    const double y = kCentreY + kBend * ((from.y + to.y) / 2 - kCentreY);
    page.raw(fmt::format(R"(<path class="line" d="M{:.1f} {:.1f}Q{:.1f} {:.1f} {:.1f} {:.1f}" )"
                         R"(stroke-width="{:.1f}">)"
                         "<title>",
                         from.x, from.y, x, y, to.x, to.y, width));
    page.text(fmt::format("{} × {}: {}", network.nodes[line.from].code, network.nodes[line.to].code,
                          line.together));
    page.raw("</title></path>\n");
  }
  for (std::size_t at = 0; at < network.nodes.size(); ++at) {
    const Node& node = network.nodes[at];
    const Point place = place_of(at, network.nodes.size());
    constexpr double kSmallest = 4, kLarger = 16;  // area grows with the amount
    const double radius = kSmallest + kLarger * std::sqrt(node.amount / most);
    page.raw(fmt::format(R"(<circle class="node" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>)", place.x,
                         place.y, radius));
    const double away = radius + kLabelGap;
    const double x = place.x + away * std::cos(place.angle);
    const double y = place.y + away * std::sin(place.angle);
    constexpr double kNearlyUpright = 0.05;
    const double side = std::cos(place.angle);
    page.raw(fmt::format(R"(<text x="{:.1f}" y="{:.1f}" dominant-baseline="middle" )"
                         R"(text-anchor="{}">)",
                         x, y,
                         std::abs(side) < kNearlyUpright ? "middle"
                         : side > 0                      ? "start"
                                                         : "end"));
    page.text(node.code);
    page.raw("</text>\n");
  }
  page.raw("</svg>\n");
  page.element(
      "figcaption",
      message("Een lijn: codes die in één zin samen voorkomen, dikker bij een hogere c; een "
              "grotere stip: meer zinnen met de code. Ten hoogste {} lijnen, de sterkste.",
              "A line: codes that meet in one sentence, thicker for a higher c; a larger "
              "dot: more sentences with the code. At most {} lines, the strongest.",
              kMostLines));
  page.raw("</figure>\n");
}

}  // namespace engine::publish
