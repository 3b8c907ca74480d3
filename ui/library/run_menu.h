// SPDX-License-Identifier: GPL-3.0-or-later
// A menu of the library's latest runs, for pages that add one to what they show; and what such pages call a run.
#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace throughline {

class LibraryService;

/// The run's name; among runs of the same name with the time it started.
QString shownRunName(const LibraryService& library, const QString& runId, const QStringList& among);
/// Below `button`; runs `without` are left out. `chosen` is called at most once.
void offerRunMenu(QWidget& button, const LibraryService& library, const QStringList& without,
    const std::function<void(const QString& runId)>& chosen);

} // namespace throughline
