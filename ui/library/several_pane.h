// SPDX-License-Identifier: GPL-3.0-or-later
// Several chosen runs: what they have in common, in what they differ, and their tags.
#pragma once

#include <ui/library/common_facts.h>

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace throughline {

class RunWords;

class SeveralPane : public QWidget {
    Q_OBJECT
public:
    explicit SeveralPane(QWidget* parent = nullptr);

    void setRuns(const std::vector<const RunInfo*>& runs);
    RunWords* words() const { return m_words; }

private:
    void fill(QVBoxLayout& place, const QString& title, const std::vector<QStringList>& rows);

    CommonFacts m_shown;
    QVBoxLayout* m_facts = nullptr;
    RunWords* m_words = nullptr;
};

} // namespace throughline
