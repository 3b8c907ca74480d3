// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/actions.h>
#include <ui/palette/fuzzy_match.h>
#include <ui/palette/palette_model.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>

#include <algorithm>

namespace throughline {

void PaletteModel::setCommands(const Actions& actions, const QList<QAction*>& others)
{
    m_entries.clear();
    for (const ActionLine& line : Actions::list()) {
        QAction* action = actions.of(line.act);
        if (!action->isVisible() || line.act == Act::Palette) // it is open
            continue;
        const QString why = actions.whyNot(line);
        m_entries.push_back({action, withoutMnemonic(action->text()), withoutMnemonic(QString::fromUtf8(line.text)),
            why.isEmpty() ? withoutMnemonic(Actions::menuTitle(line.menu)) : why});
    }
    for (QAction* action : others)
        m_entries.push_back({action, withoutMnemonic(action->text()), {}, action->statusTip()});
    show();
}

void PaletteModel::setTyped(const QString& typed)
{
    m_typed = typed;
    show();
}

void PaletteModel::show()
{
    beginResetModel();
    struct Found {
        int score;
        std::size_t place;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto own = fuzzyScore(m_entries[i].text, m_typed);
        const auto english = fuzzyScore(m_entries[i].english, m_typed);
        if (own || english)
            found.push_back({std::max(own.value_or(0), english.value_or(0)), i});
    }
    const auto better = [this](const Found& a, const Found& b) {
        if (a.score != b.score || m_typed.isEmpty())
            return a.score > b.score;
        return m_entries[a.place].text.size() < m_entries[b.place].text.size(); // less besides what was typed
    };
    std::stable_sort(found.begin(), found.end(), better);
    m_shown.clear();
    for (const Found& one : found)
        m_shown.push_back(one.place);
    endResetModel();
}

QAction* PaletteModel::action(const QModelIndex& index) const
{
    return index.isValid() ? m_entries[m_shown[std::size_t(index.row())]].action.data() : nullptr;
}

int PaletteModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_shown.size()); }

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry& entry = m_entries[m_shown[std::size_t(index.row())]];
    const bool enabled = entry.action && entry.action->isEnabled();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        if (column == Keys)
            return entry.action ? entry.action->shortcut().toString(QKeySequence::NativeText) : QString();
        return column == Command ? entry.text : entry.note;
    case Qt::AccessibleTextRole:
        return enabled ? entry.text : tr("%1, not now: %2").arg(entry.text, entry.note);
    case Qt::TextAlignmentRole:
        return int(column == Keys ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    case ToneRole:
        return int(column != Command ? Tone::Secondary : enabled ? Tone::Plain : Tone::Disabled);
    default:
        return {};
    }
}

} // namespace throughline
