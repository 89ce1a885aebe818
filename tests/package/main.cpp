// Codes one sentence with a codebook of one rule, through the installed headers alone.
#include <engine/codebook/codebook.hpp>
#include <engine/precoding/precoding.hpp>

#include <cstdio>

int main() {
  const auto codebook = engine::codebook::load(
      "codebook: {id: klein, version: 1.0.0, language: nl}\n"
      "codes:\n"
      "  begroeting:\n"
      "    label: Begroeting\n"
      "    rules:\n"
      "    - id: b.hallo\n"
      "      patterns: |\n"
      "        hallo\n"
      "      hit: |\n"
      "        hallo daar\n"
      "      miss: |\n"
      "        tot ziens\n",
      "klein.yaml");
  if (!codebook) {
    for (const auto& problem : codebook.error())
      std::fputs(to_text(problem, engine::base::Language::en).c_str(), stderr);
    return 1;
  }
  const auto explained = engine::precoding::explain(*codebook, "Ja, hallo allemaal.");
  return explained && explained->suggestions.size() == 1 ? 0 : 1;
}
