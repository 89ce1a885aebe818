#include "engine/transcript/readers/reader.hpp"

#include "engine/base/utf8.hpp"
#include "engine/text/encodings.hpp"
#include "engine/transcript/readers/lines.hpp"

namespace engine::transcript::readers {

Look::Look(std::string_view all, std::string_view named, bool table)
    : bytes{all}, path{named}, wants_table{table} {
  constexpr std::size_t kHead = 8192;
  using text::ByteOrder;
  const std::string_view front = all.substr(0, kHead);
  if (front.starts_with("\xFF\xFE") || text::looks_like_utf16(front, ByteOrder::little)) {
    head = text::from_utf16(front, ByteOrder::little).text;
  } else if (front.starts_with("\xFE\xFF") || text::looks_like_utf16(front, ByteOrder::big)) {
    head = text::from_utf16(front, ByteOrder::big).text;
  } else {
    head = front;
  }
  // the byte order mark counts as white space
  head.erase(0, skip_space(head, 0));
}

}  // namespace engine::transcript::readers
