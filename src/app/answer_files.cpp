// SPDX-License-Identifier: Apache-2.0
#include "app/program.hpp"

namespace crosscut::app {

void Program::answer_files(const panels::ReadTables&) {}
void Program::answer_files(const panels::StageTables&) {}
void Program::answer_files(const panels::TakeTables&) {}
void Program::answer_files(const panels::WriteMapping&) {}
void Program::answer_files(const panels::WriteFigure&) {}
void Program::answer_files(const panels::WriteReport&) {}

}  // namespace crosscut::app
