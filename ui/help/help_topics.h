// SPDX-License-Identifier: GPL-3.0-or-later
// The help's pages as Markdown: one per page of the window, the words it uses, and the keys out of the action list.
#pragma once

#include <QString>

#include <vector>

namespace throughline {

struct HelpTopic {
    QString name;  // "library": its file is library.md, and links to it say so
    QString title; // its first heading
    QString markdown;
};

/// In the order in which they are read: the pages of the window first, as in enum Page.
const std::vector<QString>& helpNames();
/// Of `language` ("uk") where it has the page, else in English.
std::vector<HelpTopic> helpTopics(const QString& language);
/// The page about the keys: a table per menu.
QString shortcutTables();

} // namespace throughline
