// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's child processes have in common: the program, the experiment's file, the sentence of a failure.
#pragma once

#include <core/experiment.h>

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryFile>

#include <memory>

namespace throughline {

/// `asked`, or this executable.
QString childProgram(const QString& asked);
/// Written and closed; removed with the object. Null when no temporary file can be made.
std::unique_ptr<QTemporaryFile> experimentFile(const Experiment& experiment);
/// The last line of a child's standard error, without the program's name.
QString lastSentence(const QByteArray& errors);
/// "--language uk" of a child whose sentences are shown as they come; nothing in English.
QStringList childLanguage();

} // namespace throughline
