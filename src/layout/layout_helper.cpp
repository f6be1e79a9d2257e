// SPDX-License-Identifier: Apache-2.0
// The program `crosscut-layout`: Graphviz behind a pipe. Graphviz is neither thread-safe nor safe
// against every graph, so it computes here, with little memory and time and nothing to lose.
//
// It reads one request from standard input and writes one answer to standard output (`to_wire` and
// `from_wire` in graphviz.cpp are the other side). All lengths are points, y downwards.
//
//   crosscut-layout 1 GRAPHS
//   graph ENGINE SEED VERTICES TIES          for each graph, followed by its lines:
//   free|start|fixed WIDTH HEIGHT [X Y]
//   tie A B LENGTH WEIGHT
//   end
//
//   graph VERTICES                           answer, for each graph
//   note TEXT                                any number of remarks
//   X Y                                      for each vertex
//   end
//
// Exit status: 0 well, 2 a request that cannot be read, 3 a layout that failed.

#include <gvc.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <clocale>
#include <cmath>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <string>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace {

constexpr double points_per_inch = 72.0;

void limit(__rlimit_resource what, rlim_t value)
{
    const rlimit both{value, value};
    setrlimit(what, &both);
}

/// Forbids what a layout never needs: the network, other programs, other processes. Best effort: where
/// the kernel has no such filter the limits below must do.
void forbid_calls()
{
#if defined(__x86_64__)
    constexpr std::uint32_t here = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
    constexpr std::uint32_t here = AUDIT_ARCH_AARCH64;
#else
    constexpr std::uint32_t here = 0;
#endif
    const std::vector<std::uint32_t> forbidden = {
        SYS_socket, SYS_connect, SYS_bind, SYS_execve, SYS_execveat, SYS_ptrace, SYS_clone, SYS_clone3,
#if defined(SYS_fork)
        SYS_fork,   SYS_vfork,
#endif
    };
    constexpr auto refuse = SECCOMP_RET_ERRNO | EPERM;
    std::vector<sock_filter> filter = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, here, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, refuse),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
    };
    for (const std::uint32_t call : forbidden) {
        filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1));
        filter.push_back(BPF_STMT(BPF_RET | BPF_K, refuse));
    }
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    if (here != 0)
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

void shut_in()
{
    // Sanitizers reserve terabytes of address space for their shadow memory.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    limit(RLIMIT_AS, rlim_t{2} << 30);
#endif
    limit(RLIMIT_CPU, 600);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 24);  // Graphviz opens its list of plug-ins and the plug-ins, one by one
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NPROC, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    forbid_calls();
    std::signal(SIGXFSZ, SIG_IGN);  // a refused write is an error, not a death
}

/// Words of the request, one after the other. After the first that does not fit, `good` is false.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    std::string_view word()
    {
        const auto begin = rest_.find_first_not_of(" \n");
        if (begin == std::string_view::npos) {
            good = false;
            return {};
        }
        rest_.remove_prefix(begin);
        const auto end = std::min(rest_.find_first_of(" \n"), rest_.size());
        const auto found = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return found;
    }
    void expect(std::string_view text)
    {
        if (word() != text)
            good = false;
    }
    double number(double low, double high)
    {
        const auto text = word();
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || !(value >= low && value <= high))
            good = false;
        return good ? value : low;
    }
    long count(long low, long high)
    {
        const auto text = word();
        long value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || value < low || value > high)
            good = false;
        return good ? value : low;
    }
    bool good = true;

private:
    std::string_view rest_;
};

std::string text_of(double value)
{
    char buffer[64];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return error == std::errc() ? std::string(buffer, end) : "0";
}

// Graphviz reports through a function without a context: the one place where a global is needed.
std::vector<std::string> remarks;

int note(char* text)
{
    std::string line;
    for (const char c : std::string_view(text))
        line += static_cast<unsigned char>(c) < 32 ? ' ' : c;
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    if (!line.empty() && remarks.size() < 20)
        remarks.push_back(line.substr(0, 500));
    return 0;
}

void set(void* object, const char* name, const std::string& value)
{
    agsafeset(object, const_cast<char*>(name), const_cast<char*>(value.c_str()),
              const_cast<char*>(""));
}

std::string inches(double points)
{
    return text_of(std::max(points, 0.01) / points_per_inch);
}

/// Reads one graph, lays it out and appends its places to the answer; an exit status.
int answer_graph(GVC_t* gvc, Reader& request, std::string& answer)
{
    request.expect("graph");
    const std::string engine(request.word());
    const long seed = request.count(0, 2147483647);
    const long vertices = request.count(0, 1000000);
    const long ties = request.count(0, 5000000);
    if (!request.good || (engine != "neato" && engine != "sfdp" && engine != "fdp" && engine != "dot"))
        return 2;

    char graph_name[] = "g";
    Agraph_t* graph = agopen(graph_name, engine == "dot" ? Agstrictdirected : Agstrictundirected,
                             nullptr);
    set(graph, "start", std::to_string(seed));
    set(graph, "overlap", "true");
    set(graph, "splines", "none");
    set(graph, "inputscale", "72");
    set(graph, "notranslate", "true");
    // An empty label keeps Graphviz from measuring text, and so from opening fonts.
    const auto default_of = [&](int kind, const char* name, const char* value) {
        agattr(graph, kind, const_cast<char*>(name), const_cast<char*>(value));
    };
    default_of(AGNODE, "label", "");
    default_of(AGNODE, "shape", "box");
    default_of(AGNODE, "fixedsize", "true");

    std::vector<Agnode_t*> nodes;
    nodes.reserve(static_cast<std::size_t>(vertices));
    for (long i = 0; i < vertices && request.good; ++i) {
        const auto kind = request.word();
        const double width = request.number(0, 1e5);
        const double height = request.number(0, 1e5);
        std::string name = "n" + std::to_string(i);
        Agnode_t* node = agnode(graph, name.data(), 1);
        set(node, "width", inches(width));
        set(node, "height", inches(height));
        if (kind == "start" || kind == "fixed") {
            const double x = request.number(-1e8, 1e8);
            const double y = request.number(-1e8, 1e8);
            set(node, "pos", text_of(x) + "," + text_of(-y) + (kind == "fixed" ? "!" : ""));
        } else if (kind != "free") {
            return 2;
        }
        nodes.push_back(node);
    }
    for (long i = 0; i < ties && request.good; ++i) {
        request.expect("tie");
        const long a = request.count(0, vertices - 1);
        const long b = request.count(0, vertices - 1);
        const double length = request.number(1e-3, 1e6);
        const double weight = request.number(0, 1e9);
        if (!request.good)
            return 2;
        Agedge_t* edge = agedge(graph, nodes[static_cast<std::size_t>(a)],
                                nodes[static_cast<std::size_t>(b)], nullptr, 1);
        set(edge, "len", text_of(length / points_per_inch));
        // dot takes weights as small integers and breaks on large ones.
        set(edge, "weight",
            std::to_string(std::clamp(static_cast<int>(std::min(weight, 100.0) + 0.5), 1, 100)));
    }
    if (!request.good)
        return 2;

    if (vertices > 0 && gvLayout(gvc, graph, engine.c_str()) != 0)
        return 3;
    answer += "graph " + std::to_string(vertices) + "\n";
    for (const auto& remark : remarks)
        answer += "note " + remark + "\n";
    remarks.clear();
    for (Agnode_t* node : nodes) {
        const pointf at = ND_coord(node);
        if (!std::isfinite(at.x) || !std::isfinite(at.y))
            return 3;
        answer += text_of(at.x) + " " + text_of(-at.y) + "\n";
    }
    if (vertices > 0)
        gvFreeLayout(gvc, graph);
    agclose(graph);
    return 0;
}

int answer_all()
{
    std::string text;
    std::vector<char> buffer(1 << 16);
    while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), stdin)) {
        text.append(buffer.data(), n);
        if (text.size() > (std::size_t{512} << 20))
            return 2;
    }

    agseterrf(note);
    GVC_t* gvc = gvContext();
    Reader request(text);
    request.expect("crosscut-layout");
    request.expect("1");
    const long graphs = request.count(0, 1000000);
    if (!request.good || gvc == nullptr)
        return 2;
    for (long i = 0; i < graphs; ++i) {
        std::string answer;
        if (const int status = answer_graph(gvc, request, answer))
            return status;
        std::fwrite(answer.data(), 1, answer.size(), stdout);
        std::fflush(stdout);
    }
    request.expect("end");
    if (!request.good)
        return 2;
    std::fputs("end\n", stdout);
    return 0;
}

}  // namespace

int main()
{
    shut_in();
    std::setlocale(LC_ALL, "C");
    const int status = answer_all();
    // What Graphviz keeps for the life of its process ends with the process: nothing is tidied up,
    // and leak checks at the exit would only report that.
    _exit(std::fflush(stdout) == 0 ? status : 3);
}
