// SPDX-License-Identifier: Apache-2.0
#include "analysis/gap_identity.hpp"

#include <algorithm>

namespace crosscut::analysis {

namespace {

/// What the finding is about, and how many of its actors make it.
struct About {
    const char* words;
    std::size_t actors;
};

About about(const Gap& gap)
{
    switch (gap.kind) {
    case GapKind::shared_task:
    case GapKind::one_sided: return {"pair", 2};
    case GapKind::thin_seam:
    case GapKind::hole: return {"departments", 0};
    case GapKind::single_point: return gap.form == "bridge" ? About{"tie", 2} : About{"actor", 1};
    case GapKind::one_door: return {"actor", 1};
    case GapKind::lost: return gap.form == "lost_tie" ? About{"tie", 2} : gap.form == "lost_channel" ? About{"departments", 0} : About{"actor", 1};
    case GapKind::paper: break;
    }
    return {"structure", 0};
}

}  // namespace

GapIdentity identity_of(const evidence::Archive& archive, const Gap& gap, evidence::Field field)
{
    const About meant = about(gap);
    GapIdentity out;
    out.kind = gap.kind;
    out.about = meant.words;
    out.field = field;
    out.structure = gap.structure;
    if (meant.actors > 0)
        out.actors.assign(gap.actors.begin(), gap.actors.begin() + static_cast<std::ptrdiff_t>(std::min(meant.actors, gap.actors.size())));
    else if (!gap.structure)
        out.actors = gap.groups;
    std::sort(out.actors.begin(), out.actors.end());
    if (const evidence::Structure* structure = evidence::find(*archive.structures, gap.structure))
        out.city = structure->city;
    else if (!out.actors.empty())
        if (const evidence::Actor* actor = evidence::find(*archive.actors, out.actors.front()))
            out.city = actor->city;
    return out;
}

std::string written(const evidence::Archive& archive, const GapIdentity& identity)
{
    std::string out = std::string(key(identity.kind)) + " " + identity.about;
    for (const ActorId id : identity.actors)
        if (const evidence::Actor* actor = evidence::find(*archive.actors, id))
            out += " " + actor->key;
    if (const evidence::Structure* structure = evidence::find(*archive.structures, identity.structure))
        out += " " + structure->key;
    return out;
}

}  // namespace crosscut::analysis
