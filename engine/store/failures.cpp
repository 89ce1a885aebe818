#include "engine/store/failures.hpp"

#include <sqlite3.h>

#include <string>

namespace engine::store {
namespace {

using base::Failure;
using base::Message;
using base::message;

Message unchanged() {
  return message("er is niets veranderd aan de studie", "nothing in the study was changed");
}

Failure read_only(int extended, const std::string& name) {
  if (extended == SQLITE_READONLY_ROLLBACK || extended == SQLITE_READONLY_RECOVERY)
    return Failure{message("{} is achtergelaten door een programma dat voortijdig stopte, en moet "
                           "eerst worden hersteld",
                           "{} was left behind by a program that broke off, and must be "
                           "recovered first",
                           name),
                   message("open de studie één keer op een plek waar u mag schrijven, met het "
                           "bestand {}-journal ernaast",
                           "open the study once in a place where you may write, with the file "
                           "{}-journal beside it",
                           name)};
  return Failure{message("{} is alleen te lezen: er kan niet naar worden geschreven",
                         "{} is read-only: it cannot be written to", name),
                 message("controleer de rechten van het bestand en de map, of werk op een kopie",
                         "check the permissions of the file and its folder, or work on a copy")};
}

}  // namespace

Failure failure_of(const SQLite::Exception& error, const std::filesystem::path& study) {
  const std::string name = study.string();
  constexpr int kPrimary = 0xFF;
  switch (error.getErrorCode() & kPrimary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Failure{message("een ander programma schrijft in {}",
                             "{} is being written by another program", name),
                     message("wacht tot dat klaar is of sluit het, en probeer het dan opnieuw",
                             "wait until it is done or close it, then try again")};
    case SQLITE_READONLY:
      return read_only(error.getExtendedErrorCode(), name);
    case SQLITE_FULL:
      return Failure{message("de schijf is vol: {} kan niet worden geschreven",
                             "the disk is full: {} cannot be written", name),
                     message("maak ruimte vrij en probeer het opnieuw; er is niets veranderd aan "
                             "de studie",
                             "free some space and try again; nothing in the study was changed")};
    case SQLITE_NOTADB:
      return Failure{message("{} is geen studie", "{} is not a study", name),
                     message("een studie is een bestand dat met 'duiding init' is gemaakt",
                             "a study is a file made by 'duiding init'")};
    case SQLITE_CORRUPT:
      return Failure{message("{} is beschadigd: {}", "{} is damaged: {}", name, error.what()),
                     message("zet een reservekopie terug", "go back to a backup copy")};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return Failure{message("{} kan niet worden geopend", "{} cannot be opened", name),
                     message("controleer de rechten van het bestand en de map",
                             "check the permissions of the file and its folder")};
    case SQLITE_IOERR:
      return Failure{message("{} kan niet worden gelezen of geschreven: de schijf geeft een fout",
                             "{} cannot be read or written: the disk reports an error", name),
                     unchanged()};
    case SQLITE_TOOBIG:
      return Failure{message("een tekst is te groot om in {} te bewaren",
                             "a text is too large to be kept in {}", name),
                     unchanged()};
    default:
      return Failure{
          message("SQLite meldt over {}: {}", "SQLite reports about {}: {}", name, error.what()),
          unchanged()};
  }
}

}  // namespace engine::store
