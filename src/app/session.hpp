// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/betweenness_estimate.hpp"
#include "analysis/what_if.hpp"
#include "analysis/timeline.hpp"
#include "panels/intents.hpp"
#include "panels/model.hpp"
#include "scene/drawing.hpp"
#include "scene/lane_facts.hpp"
#include "screen/image.hpp"
#include "study/backups.hpp"
#include "study/book.hpp"
#include "study/derive.hpp"
#include "work/jobs.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace crosscut::app {

/// Whether a study has claims and neither they nor its interviews have a date: no day shows anything then, all time does.
bool nothing_dated(const evidence::Archive& archive);

/// The open study and everything that follows from it and from what is looked at. Brought up to date once a
/// frame; what takes long is computed in the background and delivered between two frames.
class Session {
public:
    Session();

    study::Book book;
    Jobs jobs{2, 0};
    bool backups_on = false;  ///< copies of the study are made when it is opened and while it is worked on

    /// Takes another study (or none) and forgets everything of the one before.
    void take(study::Book other, panels::View& view);
    /// Makes everything that is shown follow the state, the question and the look. Cheap when nothing changed.
    void refresh(panels::View& view);
    /// Whether something is to be computed that waits for the hands to rest.
    bool waits() const { return doubt_wish_.key && doubt_wish_.key != doubt_asked_; }
    /// Values for the panels; pointers are good until the next `refresh`.
    panels::Model model(const panels::View& view) const;

    const study::Derived& derived() const { return *derived_; }
    const network::Snapshot& snapshot() const { return *snapshot_; }
    /// The same, to be kept while the session goes on.
    std::shared_ptr<const study::Derived> shared_derived() const { return derived_; }
    std::shared_ptr<const network::Snapshot> shared_snapshot() const { return snapshot_; }
    /// What would follow from what is supposed; null where nothing is, or it is being computed.
    const analysis::WhatIf* what_if() const { return what_if_ ? &*what_if_ : nullptr; }
    /// Of the arrangement that is shown.
    std::uint64_t layout_seed() const { return book.state().about().seed + arrangement_; }
    scene::Source source() const;
    scene::Encoding encoding(const panels::View& view) const;
    /// Grows whenever something changed that a drawing is made from.
    unsigned revision() const { return revision_; }
    /// Places of the question and look; null while they are computed for the first time.
    const scene::Places* places(const panels::View& view) const;
    /// What the map is drawn from: hidden actors are left out, the flag of the selected gap is put in.
    const scene::MapInput& map_input() const { return input_; }
    /// The pixels of a photo; null while they are being made.
    const screen::Image* photo(study::PhotoId id) const;
    /// What became of the structures, for their lanes; null while it is being worked out.
    const std::shared_ptr<const scene::LaneFacts>& lane_facts() const { return lane_facts_; }
    /// The picture that was prepared last; null while there is none.
    const std::shared_ptr<const scene::PictureData>& picture() const { return picture_; }
    /// Whether the picture on the screen is not yet the one that is asked for.
    bool picture_waits(const panels::View& view) const { return panels::shows_picture(view) && (!picture_ || picture_busy_); }
    const analysis::Values& size() const { return size_; }
    /// Forgets the places that were computed for the actors in sight (pinned ones stay).
    void forget_places(const panels::View& view);
    /// Says something in the corner for some seconds.
    void say(std::string words, bool warning, double now);
    void refuse(const Problem& problem, Language language, double now);
    std::vector<panels::Notice> notices;
    double now = 0;

private:
    using PlaceKey = std::tuple<CityId, scene::PlaceRule, std::uint64_t>;
    PlaceKey place_key(const panels::View& view) const;
    void follow_state(panels::View& view);
    void follow_question(panels::View& view);
    void follow_look(panels::View& view);
    void ask_for_places(panels::View& view);
    void ask_for_photos(const panels::View& view);
    void ask_for_gaps();
    scene::PictureAsk picture_ask(const panels::View& view) const;
    void ask_for_lane_facts(const panels::View& view);
    void ask_for_picture(const panels::View& view);
    void try_gaps(const panels::View& view);
    void follow_gap(panels::View& view);
    void ask_for_answer(const panels::View& view);
    void ask_for_doubt(const panels::View& view);
    void begin_backups();
    void keep_backups(Language language);
    bool doubt_is_long() const;
    void forget_doubt() { doubt_.reset(), doubt_asked_.reset(); }
    void ask_what_if(const panels::View& view);
    void ask_for_timeline();
    /// Betweenness of large networks comes as an estimate that sharpens until it is exact.
    bool sharpens(const panels::View& view) const;
    void ask_for_estimate(const panels::View& view);
    void take_estimate(Language language);
    void ask_for_alike();

    study::State seen_;
    bool has_seen_ = false;
    std::optional<study::EntryId> replayed_;
    evidence::Archive shown_;  ///< what the drawing is made from: the study's, or as it was when a workshop is replayed
    std::shared_ptr<const study::Derived> derived_;
    std::vector<structures::Crisis> crises_;
    std::optional<network::Question> asked_;
    std::shared_ptr<const network::Snapshot> snapshot_;
    std::optional<panels::Look> look_;
    panels::Filter filter_;
    std::optional<int> gap_;
    analysis::Values size_;
    scene::MapInput input_;
    std::string size_label_;
    std::string colour_label_;
    std::map<study::PhotoId, std::shared_ptr<const screen::Image>> developed_;  ///< null: asked for
    std::set<PlaceKey> grown_;  ///< places that were found in several goes
    std::map<PlaceKey, scene::Places> places_;
    std::optional<PlaceKey> places_asked_;
    std::optional<std::vector<analysis::Gap>> gaps_;
    std::optional<network::Question> gaps_asked_;
    std::shared_ptr<const scene::PictureData> picture_;
    std::optional<scene::PictureAsk> picture_asked_;
    bool picture_busy_ = false;
    panels::GapReading gap_reading_;
    std::optional<analysis::GapQuestion> gaps_question_;       ///< of the list that is there
    bool gaps_tried_ = false;                                  ///< its variants were asked for
    std::optional<std::vector<analysis::Gap>> gaps_before_;  ///< as numbered before they were ranked anew
    std::shared_ptr<const scene::LaneFacts> lane_facts_;
    bool lane_facts_asked_ = false;
    std::optional<analysis::Reply> answer_;
    std::optional<std::tuple<int, network::Question, std::shared_ptr<const study::Derived>, bool, panels::QuestionChoices, bool>> answer_asked_;
    /// What is worked out once it has been asked for in the same words for a moment: while time is dragged it would be in vain.
    template <class Key> struct Resting {
        std::optional<Key> key;
        double since = 0;  ///< seconds of the program's clock
        /// Whether something else is asked for than before.
        bool follow(const Key& asked, double now)
        {
            if (key == asked)
                return false;
            key = asked;
            since = now;
            return true;
        }
    };
    // What is not sure about the measure of the size, or estimated of it.
    struct MeasureKey {
        network::Question question;
        std::string measure;
        bool operator==(const MeasureKey&) const = default;
    };
    std::filesystem::path backup_path_;  ///< of the study whose copies these are
    std::vector<study::Backup> backups_;
    std::optional<study::State> backup_state_;  ///< what the last copy holds
    double backup_due_ = 0;                     ///< seconds of the program's clock
    std::string backup_failure_;
    Resting<network::Question> gaps_wish_;
    Resting<MeasureKey> doubt_wish_;
    std::optional<MeasureKey> doubt_asked_;
    std::optional<analysis::Uncertainty> doubt_;
    struct Sharpening {
        std::mutex mutex;
        analysis::BetweennessEstimate grown;
        int version = 0;
        int taken = 0;
    };
    std::shared_ptr<Sharpening> sharpening_;  ///< shared with the work in the background
    std::optional<MeasureKey> estimate_asked_;
    std::optional<analysis::BetweennessEstimate> estimate_;
    std::string size_note_;  ///< how far the measure of the size is an estimate; empty where it is exact
    struct Supposition {
        analysis::Scenario scenario;
        network::Question question;
        std::string measure;
        bool operator==(const Supposition&) const = default;
    };
    std::optional<Supposition> supposed_;  ///< what was asked last
    std::optional<analysis::WhatIf> what_if_;
    std::string what_if_problem_;
    std::shared_ptr<const analysis::Timeline> timeline_;
    std::optional<network::Question> timeline_asked_;
    std::optional<std::vector<study::AlikePair>> alike_;
    std::vector<const void*> alike_asked_;  ///< the tables that names were compared of
    std::vector<panels::HiddenBecause> hidden_;
    std::set<ActorId> left_out_;  ///< by the filter, in whatever city
    std::set<ActorId> folded_;
    int shown_actors_ = 0;
    int shown_ties_ = 0;
    int all_ties_ = 0;
    unsigned revision_ = 1;
    unsigned place_revision_ = 0;
    std::optional<std::tuple<PlaceKey, std::shared_ptr<const evidence::Table<evidence::Actor>>, unsigned>> placed_all_;  ///< everybody has a place
    std::uint64_t arrangement_ = 0;
};

}  // namespace crosscut::app
