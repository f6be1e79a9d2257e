// SPDX-License-Identifier: Apache-2.0
#include "lines.hpp"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <vector>

namespace crosscut::bench {

namespace {

struct Times {
    std::vector<double> wall;
    std::vector<double> cpu;
};

/// Keeps the times of each repetition and prints nothing itself.
class Collector : public benchmark::BenchmarkReporter {
public:
    explicit Collector(Times& times) : times_(times) {}
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override
    {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration)
                continue;
            times_.wall.push_back(run.GetAdjustedRealTime());
            times_.cpu.push_back(run.GetAdjustedCPUTime());
        }
    }

private:
    Times& times_;
};

double from_environment(const char* name, double otherwise)
{
    const char* text = std::getenv(name);
    return text ? std::atof(text) : otherwise;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t n = values.size();
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/// Most memory that this program has had so far.
double peak_megabytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0)
            return std::atof(line.c_str() + 6) / 1024;
    return 0;
}

}  // namespace

Lines::Lines(std::string graph, std::set<std::string> wanted) : graph_(std::move(graph)), wanted_(std::move(wanted)) {}

void Lines::run(const std::string& metric, const std::function<double()>& job, double scale)
{
    if (!wants(metric))
        return;
    const double budget = from_environment("BUDGET", 10) * 1e3;
    const int most = std::max(1, static_cast<int>(from_environment("REPS", 5)));
    const auto milliseconds = [](auto time) { return std::chrono::duration<double, std::milli>(time).count(); };
    const auto before = std::chrono::steady_clock::now();
    const std::clock_t cpu_before = std::clock();
    double check = job();  // a warm-up that also says how long it takes
    const double first = milliseconds(std::chrono::steady_clock::now() - before);
    Times times;
    if (first * 2 > budget) {
        times.wall.push_back(first);
        times.cpu.push_back(static_cast<double>(std::clock() - cpu_before) * 1e3 / CLOCKS_PER_SEC);
    } else {
        const int inner = first < 2 ? static_cast<int>(std::min(1000.0, std::ceil(2 / std::max(first, 1e-3)))) : 1;
        const int timings = std::clamp(static_cast<int>(budget / std::max(first * inner, 1e-3)), 1, most);
        benchmark::RegisterBenchmark(metric.c_str(), [&](benchmark::State& state) {
            for (auto _ : state)
                check = job();
        })->Iterations(inner)->Repetitions(timings)->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
        Collector collector(times);
        benchmark::RunSpecifiedBenchmarks(&collector);
        benchmark::ClearRegisteredBenchmarks();
    }
    std::printf("{\"peer\":\"crosscut\",\"version\":\"" CROSSCUT_VERSION "\",\"graph\":\"%s\",\"metric\":\"%s\",\"reps\":%zu,\"scale\":%g,"
                "\"wall_ms\":%.6g,\"min_ms\":%.6g,\"max_ms\":%.6g,\"cpu_ms\":%.6g,\"rss_mb\":%.1f,\"check\":%.10g}\n",
                graph_.c_str(), metric.c_str(), times.wall.size(), scale, median(times.wall) * scale,
                *std::min_element(times.wall.begin(), times.wall.end()) * scale,
                *std::max_element(times.wall.begin(), times.wall.end()) * scale, median(times.cpu) * scale, peak_megabytes(), check);
    std::fflush(stdout);
}

}  // namespace crosscut::bench
