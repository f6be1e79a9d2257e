// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commands.hpp"

#include "network/snapshot.hpp"
#include "study/state.hpp"

#include <string>

namespace crosscut::cli {

/// What a question is answered from: a study, or a network file taken for one, with its ties derived.
struct Desk {
    study::State state;
    network::Question question;
    network::TieSet ties;

    const evidence::Archive& archive() const { return state.archive; }
    network::Snapshot snapshot() const { return network::snapshot(state.archive, ties, question); }
};

/// Opens what a path names and reads the question that is put to it.
///
///   Studies  Are opened for reading only.
///   Tables   A folder, CSV or workbook is read as `crosscut import` reads it, and nothing is written; rows that could not be
///            read are counted on the error stream. Ties that nobody is named for are what the file itself says.
///   Networks GraphML, GEXF, GML, Pajek, UCINET DL, DOT and JSON, known by their content, as `exchange::read_network_file` takes them.
///   Edge     In a network file without informants every pair counts as observed.
///   Errors   Those of opening, reading and the question.
Result<Desk> open_desk(const Console& console, const std::string& path, const QuestionOptions& options);

/// Key and name of an actor; empty for nobody.
std::string key_of(const evidence::Archive& archive, ActorId actor);
std::string name_of(const evidence::Archive& archive, ActorId actor);

}  // namespace crosscut::cli
