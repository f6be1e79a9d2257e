// SPDX-License-Identifier: Apache-2.0
#include "scene/type.hpp"

#include <algorithm>
#include <array>

namespace crosscut::scene {

namespace {

// Letters of a word with where they begin; of letters beyond ASCII only the German ones matter here.
struct Letter {
    std::size_t at = 0;
    bool vowel = false;
    char plain = 0;  ///< small ASCII letter, 0 for others
};

std::vector<Letter> letters_of(std::string_view word)
{
    std::vector<Letter> letters;
    for (std::size_t i = 0; i < word.size();) {
        const auto c = static_cast<unsigned char>(word[i]);
        const std::size_t length = c < 0x80 ? 1 : (c < 0xE0 ? 2 : (c < 0xF0 ? 3 : 4));
        Letter letter{i, false, 0};
        if (length == 1)
            letter.plain = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        const std::string_view one = word.substr(i, length);
        letter.vowel = (letter.plain != 0 && std::string_view("aeiouy").find(letter.plain) != std::string_view::npos) || one == "ä" || one == "ö" ||
                       one == "ü" || one == "Ä" || one == "Ö" || one == "Ü";
        letters.push_back(letter);
        i += length;
    }
    return letters;
}

// Letter positions before which a word may be broken: a syllable begins with its last consonant, and with these
// together.
std::vector<std::size_t> syllables_of(std::string_view word)
{
    constexpr std::array<std::string_view, 18> together{"sch", "ch", "ck", "ph", "th", "qu", "pf", "br", "bl", "dr", "fr", "fl", "gr", "gl", "kr", "kl", "pr", "tr"};
    const std::vector<Letter> letters = letters_of(word);
    std::vector<std::size_t> out;
    constexpr std::size_t least = 4;
    for (std::size_t v = 1; v < letters.size(); ++v) {
        if (!letters[v].vowel || letters[v - 1].vowel)
            continue;
        std::size_t begin = v - 1;
        for (const std::string_view group : together)
            if (v >= group.size()) {
                bool same = true;
                for (std::size_t k = 0; k < group.size(); ++k)
                    same = same && letters[v - group.size() + k].plain == group[k];
                if (same)
                    begin = std::min(begin, v - group.size());
            }
        const bool vowel_before = std::any_of(letters.begin(), letters.begin() + static_cast<std::ptrdiff_t>(begin), [](const Letter& l) { return l.vowel; });
        if (vowel_before && begin >= least && letters.size() - begin >= least)
            out.push_back(letters[begin].at);
    }
    return out;
}

}  // namespace

std::vector<std::string> broken(std::string_view word, const TextStyle& style, double width)
{
    std::vector<std::string> lines;
    std::string rest(word);
    while (measure(rest, style).width > width) {
        std::size_t best = 0;
        for (const std::size_t at : syllables_of(rest))
            if (measure(rest.substr(0, at) + "-", style).width <= width)
                best = at;
        if (best == 0)
            break;
        lines.push_back(rest.substr(0, best) + "-");
        rest = rest.substr(best);
    }
    lines.push_back(rest);
    return lines;
}

}  // namespace crosscut::scene
