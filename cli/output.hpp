// A stream buffer over a file descriptor that remembers why writing failed:
// std::cout only says that it did.
#pragma once

#include <array>
#include <streambuf>

namespace cli {

class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor);
  ~DescriptorBuffer() override;
  DescriptorBuffer(const DescriptorBuffer&) = delete;
  DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;

  // errno of the first write that failed; 0 while all is well.
  [[nodiscard]] int failure() const { return failure_; }

 protected:
  int_type overflow(int_type c) override;
  int sync() override;
  std::streamsize xsputn(const char* text, std::streamsize count) override;

 private:
  bool write_out(const char* text, std::size_t count);
  bool flush_buffer();

  int descriptor_;
  int failure_ = 0;
  std::array<char, 1 << 16> buffer_;
};

}  // namespace cli
