#include "cli/review.hpp"

#include <malloc.h>
#include <unistd.h>

#include <csignal>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <thread>

#include "cli/browser.hpp"
#include "cli/masking.hpp"
#include "cli/options.hpp"
#include "cli/version.hpp"
#include "engine/review/decide.hpp"
#include "engine/server/server.hpp"

namespace cli {
namespace {

namespace server = engine::server;
using engine::base::message;

struct Options {
  std::string study, coder;
  int port = 0;
  bool no_browser = false;
  engine::privacy::MaskingLists lists;
};

// SIGINT, SIGTERM and SIGHUP wait to be fetched, in this thread and in those it
// starts, instead of ending the program.
class HeldSignals {
 public:
  HeldSignals() {
    sigemptyset(&held_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held_, signal);
    pthread_sigmask(SIG_BLOCK, &held_, &before_);
  }
  // Signals that nobody fetched are forgotten.
  ~HeldSignals() {
    const timespec at_once{};
    while (sigtimedwait(&held_, nullptr, &at_once) > 0) continue;
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  void wait_for_one() const {
    int signal = 0;
    sigwait(&held_, &signal);
  }

 private:
  sigset_t held_{}, before_{};
};

void tell_where(const Context& io, const Options& options, const server::Server& server,
                const std::optional<Signpost>& signpost) {
  io.out << server.entrance() << '\n' << std::flush;
  if (signpost && open_in_browser(signpost->path()))
    io.tell(message("{0} wordt geopend in de browser; anders: kopieer het adres hierboven",
                    "{0} is being opened in the browser; if not, copy the address above",
                    options.study));
  else
    io.tell(message("open dit adres in een browser op deze computer; geef het aan niemand",
                    "open this address in a browser on this computer; give it to nobody"));
  io.tell(message("stoppen: Ctrl-C; wat bevestigd is, staat in de studie",
                  "stop: Ctrl-C; what was confirmed is in the study"));
}

Exit run(const Options& options, const Context& io) {
  if (const auto problem = engine::review::problem_with_coder(options.coder)) {
    io.tell(*problem);
    return Exit::failed;
  }
  // Requests are answered one at a time, each by another thread: with an arena of its own, each
  // thread would keep the memory of its largest answer for as long as people review.
  mallopt(M_ARENA_MAX, 1);
  const HeldSignals signals;
  server::Server server{
      server::Room{options.study, options.coder, io.language, program_version(), options.lists},
      options.port};
  const std::optional<Signpost> signpost =
      options.no_browser ? std::nullopt : Signpost::to(server.entrance());
  tell_where(io, options, server, signpost);
  bool served = false;
  std::thread answering{[&] {
    served = server.serve();
    // Wakes the other thread where nobody asked to stop.
    kill(getpid(), SIGTERM);
  }};
  signals.wait_for_one();
  server.stop();
  answering.join();
  if (!served) {
    io.tell(message("de pagina's worden niet meer aangeboden: het systeem sloot de poort",
                    "the pages are no longer served: the system closed the port"));
    return Exit::failed;
  }
  io.tell(message("gestopt", "stopped"));
  return Exit::ok;
}

}  // namespace

void add_review(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "review",
      message(
          "Opent de coderingen in de browser, om ze te beoordelen\n\n"
          "De pagina's komen van dit programma zelf en gaan alleen naar een browser op deze "
          "computer; niets gaat het netwerk op. Het adres dat verschijnt is geheim en geldt tot "
          "het programma stopt. Elk besluit staat in de studie voordat de pagina het zegt.",
          "Reviews the codings in the browser\n\n"
          "The pages come from this program itself and go to a browser on this computer alone; "
          "nothing goes out on the network. The address that appears is secret and holds until "
          "the program stops. Each decision is in the study before the page says so."),
      "duiding review studie.duiding --coder ana\n"
      "duiding review studie.duiding --coder ana --port 8377 --no-browser");
  add_study(*command, io, options->study);
  add_value(*command, io, "--coder", options->coder, "NAME",
            message("wie er beoordeelt", "who reviews"))
      ->required();
  constexpr int kHighestPort = 65535;
  command
      ->add_option("--port", options->port,
                   io.say(message("op deze poort; anders een die vrij is",
                                  "on this port; else one that is free")))
      ->type_name("P")
      ->check(whole_number(io, 1, kHighestPort));
  command->add_flag("--no-browser", options->no_browser,
                    io.say(message("toon alleen het adres", "only show the address")));
  add_masking_lists(*command, io, options->lists);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
