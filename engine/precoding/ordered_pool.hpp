// Runs tasks on several threads and hands their results back in the order in
// which the tasks were given.
//
// The calling thread is one of them: it works along while it waits, so that
// `threads` threads are busy, no more; with 1, none is started and tasks run
// when their result is taken. `submit` and `take` are for that thread alone.
#pragma once

#include <cassert>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace engine::precoding {

// Worker: one thread's tools and buffers, made by that thread.
template <class Worker, class Result>
class OrderedPool {
 public:
  using Task = std::function<Result(Worker&)>;

  explicit OrderedPool(unsigned threads) {
    for (unsigned i = 1; i < threads; ++i) threads_.emplace_back([this] { work(); });
  }
  // Tasks that have not begun are dropped.
  ~OrderedPool() {
    {
      const std::lock_guard lock{mutex_};
      stopped_ = true;
      waiting_.clear();
    }
    task_came_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;

  void submit(Task task) {
    auto job = std::make_shared<Job>();
    job->task = std::move(task);
    order_.push_back(job);
    {
      const std::lock_guard lock{mutex_};
      waiting_.push_back(std::move(job));
    }
    task_came_.notify_one();
  }

  // Given and not taken.
  [[nodiscard]] std::size_t size() const { return order_.size(); }

  // The oldest result; throws what its task threw.
  Result take() {
    assert(!order_.empty());
    const std::shared_ptr<Job> job = std::move(order_.front());
    order_.pop_front();
    std::unique_lock lock{mutex_};
    while (!job->done) {
      if (waiting_.empty())
        task_done_.wait(lock);
      else
        run_next(lock, own_);
    }
    if (job->error) std::rethrow_exception(job->error);
    return std::move(*job->result);
  }

 private:
  struct Job {
    Task task;
    std::optional<Result> result;
    std::exception_ptr error;
    bool done = false;
  };

  void run_next(std::unique_lock<std::mutex>& lock, Worker& worker) {
    const std::shared_ptr<Job> job = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    try {
      job->result.emplace(job->task(worker));
    } catch (...) {
      job->error = std::current_exception();
    }
    job->task = nullptr;  // what it holds on to may be large
    lock.lock();
    job->done = true;
    task_done_.notify_one();
  }

  void work() {
    Worker worker;
    std::unique_lock lock{mutex_};
    while (true) {
      task_came_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
      if (stopped_) return;
      run_next(lock, worker);
    }
  }

  Worker own_;
  std::deque<std::shared_ptr<Job>> order_;
  std::mutex mutex_;
  std::condition_variable task_came_, task_done_;
  std::deque<std::shared_ptr<Job>> waiting_;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace engine::precoding
