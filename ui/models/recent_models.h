// SPDX-License-Identifier: GPL-3.0-or-later
// The models chosen last, kept in the settings. Says nothing about whether they still open.
#pragma once

#include <QStringList>

namespace throughline {

/// As an experiment names them, the latest first, at most eight.
QStringList recentModels();
void rememberModel(const QString& name);

} // namespace throughline
