// SPDX-License-Identifier: Apache-2.0
#include "panels/model.hpp"

#include <algorithm>

namespace crosscut::panels {

bool Selection::has(ActorId actor) const { return std::find(actors.begin(), actors.end(), actor) != actors.end(); }

std::string name_of(const Model& model, const View& view, ActorId actor)
{
    return scene::shown_name(model.state->archive, actor, view.look.names);
}
std::string name_of(const Model& model, const View& view, StructureId structure)
{
    return scene::shown_name(model.state->archive, structure, view.look.names);
}

std::string tie_name(const Model& model, const View& view, const network::Tie& tie)
{
    return name_of(model, view, tie.a) + (tie.directed ? " → " : " – ") + name_of(model, view, tie.b);
}

std::string gap_sentence(const Model& model, const View& view, const analysis::Gap& gap)
{
    std::vector<std::string> names;
    for (const ActorId actor : gap.named)
        names.push_back(name_of(model, view, actor));
    return analysis::finding(view.look.language, gap, names);
}

RenameForm rename_of(const evidence::Archive& archive, ActorId actor)
{
    RenameForm form;
    form.actor = actor;
    if (const evidence::Actor* row = evidence::find(*archive.actors, actor))
        form.name = row->name;
    return form;
}

MergeForm merge_of(ActorId a, ActorId b)
{
    MergeForm form;
    form.a = a;
    form.b = b;
    return form;
}

}  // namespace crosscut::panels
