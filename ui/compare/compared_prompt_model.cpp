// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/compare/compared_prompt_model.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>

#include <algorithm>

namespace throughline {

ComparedPromptModel::ComparedPromptModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void ComparedPromptModel::setCell(const ComparisonPtr& comparison, int cell)
{
    beginResetModel();
    m_comparison = comparison;
    m_cell = cell;
    m_all = comparison && cell >= 0 ? comparedPrompts(*comparison, cell) : std::vector<ComparedPrompt>();
    rebuild();
    endResetModel();
}

void ComparedPromptModel::setOnlyDiffering(bool only)
{
    if (only == m_onlyDiffering)
        return;
    beginResetModel();
    m_onlyDiffering = only;
    rebuild();
    endResetModel();
}

void ComparedPromptModel::rebuild()
{
    m_rows.clear();
    for (std::size_t i = 0; i < m_all.size(); ++i)
        if (!m_onlyDiffering || m_all[i].differing() > 0)
            m_rows.push_back(i);
}

int ComparedPromptModel::differing() const
{
    return int(
        std::count_if(m_all.begin(), m_all.end(), [](const ComparedPrompt& prompt) { return prompt.differing() > 0; }));
}

int ComparedPromptModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int ComparedPromptModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QVariant ComparedPromptModel::data(const QModelIndex& index, int role) const
{
    const ComparedPrompt& one = prompt(index.row());
    const bool number = index.column() == Number || index.column() == Token;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Number)
            return QString::number(one.prompt + 1);
        if (index.column() == Prompt)
            return comparedPromptText(*m_comparison, m_cell, one.prompt, false);
        if (index.column() == Outcome)
            return outcomeInWords(one);
        return one.firstToken() < 0 ? QString() : QString::number(one.firstToken() + 1);
    case Qt::TextAlignmentRole:
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ToneRole:
        if (index.column() == Outcome && one.differing() > 0)
            return int(Tone::Caution);
        return int(index.column() == Prompt ? Tone::Plain : Tone::Secondary);
    case KeyRole:
        return one.prompt;
    default:
        return {};
    }
}

QVariant ComparedPromptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool number = section == Number || section == Token;
    if (role == Qt::TextAlignmentRole)
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const QStringList titles{tr("#"), tr("Prompt"), tr("Texts"), tr("From token")};
    return role == Qt::DisplayRole ? QVariant(titles.value(section)) : QVariant();
}

} // namespace throughline
