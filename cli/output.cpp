#include "cli/output.hpp"

#include <unistd.h>

#include <cerrno>

namespace cli {

DescriptorBuffer::DescriptorBuffer(int descriptor) : descriptor_{descriptor} {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

DescriptorBuffer::~DescriptorBuffer() { flush_buffer(); }

bool DescriptorBuffer::write_out(const char* text, std::size_t count) {
  while (count > 0 && failure_ == 0) {
    const ssize_t written = ::write(descriptor_, text, count);
    if (written >= 0) {
      text += written;
      count -= static_cast<std::size_t>(written);
    } else if (errno != EINTR) {
      failure_ = errno;
    }
  }
  return failure_ == 0;
}

bool DescriptorBuffer::flush_buffer() {
  const bool done = write_out(pbase(), static_cast<std::size_t>(pptr() - pbase()));
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  return done;
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type c) {
  if (!flush_buffer()) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
  return traits_type::not_eof(c);
}

int DescriptorBuffer::sync() { return flush_buffer() ? 0 : -1; }

std::streamsize DescriptorBuffer::xsputn(const char* text, std::streamsize count) {
  if (count > epptr() - pptr()) {
    if (!flush_buffer()) return 0;
    if (count > epptr() - pptr())
      return write_out(text, static_cast<std::size_t>(count)) ? count : 0;
  }
  traits_type::copy(pptr(), text, static_cast<std::size_t>(count));
  pbump(static_cast<int>(count));
  return count;
}

}  // namespace cli
