// SPDX-License-Identifier: Apache-2.0
#include "foundation/likeness.hpp"

#include "foundation/text.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <set>

namespace crosscut {

namespace {

constexpr double most_by_words = 0.75;     ///< where not every word of the shorter name is met
constexpr double labelled_apart = 0.6;     ///< what remains of the score

std::vector<std::string> words_of(std::string_view folded)
{
    std::vector<std::string> result;
    std::string current;
    for (const char c : folded) {
        const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
        if (letter) {
            current += c;
        } else if (!current.empty()) {
            result.push_back(current);
            current.clear();
        }
    }
    if (!current.empty())
        result.push_back(current);
    return result;
}

bool is_number(const std::string& word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

// A word stands for another one if it is the same, or an abbreviation that begins it ("f" for "fur").
bool stands_for(const std::string& a, const std::string& b)
{
    if (a == b)
        return true;
    const std::string& shorter = a.size() < b.size() ? a : b;
    const std::string& longer = a.size() < b.size() ? b : a;
    const bool number = !shorter.empty() && std::isdigit(static_cast<unsigned char>(shorter[0])) != 0;
    return !shorter.empty() && !number && shorter.size() <= 4 && longer.starts_with(shorter);
}

std::size_t edits(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

}  // namespace

NameShape::NameShape(std::string_view name) : folded_(fold(name)), words_(words_of(folded_))
{
    std::set<std::string> labels;
    for (const std::string& word : words_) {
        if (word.size() == 1 ? std::isalnum(static_cast<unsigned char>(word[0])) != 0 : is_number(word))
            labels.insert(word);
        first_letters_ |= std::uint64_t{1} << (static_cast<unsigned char>(word[0]) & 63);
        words_bits_ |= std::uint64_t{1} << (std::hash<std::string>{}(word) & 63);
    }
    for (const std::string& label : labels)
        labels_ += label + ' ';
    for (const char c : folded_)
        ++letters_[static_cast<unsigned char>(c) & 31];
}

bool may_be_alike(const NameShape& a, const NameShape& b, double threshold)
{
    if (!a.labels_.empty() && !b.labels_.empty() && a.labels_ != b.labels_ && threshold > labelled_apart)
        return false;
    if (threshold <= most_by_words || a.folded_ == b.folded_)
        return true;
    // By words: one at least is the same, and each of the shorter name has one that begins alike in the other.
    const NameShape& fewer = a.words_.size() <= b.words_.size() ? a : b;
    const NameShape& more = a.words_.size() <= b.words_.size() ? b : a;
    const std::uint64_t all = fewer.first_letters_ & more.first_letters_;
    if ((a.words_bits_ & b.words_bits_) != 0 && all == fewer.first_letters_ &&
        (fewer.words_.size() < more.words_.size() || all == more.first_letters_))
        return true;
    // By letters: each that is in one of them only must be put in or changed.
    std::size_t only_a = 0;
    std::size_t only_b = 0;
    for (std::size_t i = 0; i < a.letters_.size(); ++i) {
        only_a += a.letters_[i] > b.letters_[i] ? static_cast<std::size_t>(a.letters_[i] - b.letters_[i]) : 0;
        only_b += b.letters_[i] > a.letters_[i] ? static_cast<std::size_t>(b.letters_[i] - a.letters_[i]) : 0;
    }
    const auto longest = static_cast<double>(std::max(a.folded_.size(), b.folded_.size()));
    return 1.0 - static_cast<double>(std::max(only_a, only_b)) / longest >= threshold;
}

double likeness(const NameShape& a, const NameShape& b)
{
    if (a.folded_ == b.folded_)
        return 1.0;
    if (a.words_.empty() || b.words_.empty())
        return 0.0;
    std::vector<bool> used(b.words_.size(), false);
    std::size_t met = 0;
    bool whole_word = false;  // an abbreviation alone ("A" for "Ausländerbehörde") is no likeness
    for (const std::string& word : a.words_) {
        for (std::size_t j = 0; j < b.words_.size(); ++j) {
            if (!used[j] && stands_for(word, b.words_[j])) {
                used[j] = true;
                ++met;
                whole_word = whole_word || word == b.words_[j];
                break;
            }
        }
    }
    const std::size_t fewer = std::min(a.words_.size(), b.words_.size());
    const std::size_t more = std::max(a.words_.size(), b.words_.size());
    const double by_words = met == fewer && whole_word ? 0.8 + 0.15 * static_cast<double>(fewer) / static_cast<double>(more)
                                                       : most_by_words * static_cast<double>(met) / static_cast<double>(more);
    const std::size_t longest = std::max(a.folded_.size(), b.folded_.size());
    const double by_letters = longest > 400 ? 0.0 : 1.0 - static_cast<double>(edits(a.folded_, b.folded_)) / static_cast<double>(longest);
    const double score = std::min(0.99, std::max(by_words, by_letters));
    const bool apart = !a.labels_.empty() && !b.labels_.empty() && a.labels_ != b.labels_;
    return apart ? score * labelled_apart : score;
}

double likeness(std::string_view a, std::string_view b) { return likeness(NameShape(a), NameShape(b)); }

}  // namespace crosscut
