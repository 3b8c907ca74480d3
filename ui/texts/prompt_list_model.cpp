// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/tokens.h>
#include <ui/texts/prompt_list_model.h>
#include <ui/texts/text_passages.h>
#include <ui/widgets/item_roles.h>

namespace throughline {

namespace {

bool sameRows(const RunDigestPtr& a, const RunDigestPtr& b)
{
    return a && b && a->run->started.runId == b->run->started.runId && a->outputs == b->outputs;
}

} // namespace

PromptListModel::PromptListModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void PromptListModel::setDigest(const RunDigestPtr& digest)
{
    if (sameRows(m_digest, digest)) {
        m_digest = digest;
        return;
    }
    beginResetModel();
    m_digest = digest;
    endResetModel();
}

int PromptListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_digest ? 0 : int(m_digest->outputs.size());
}

int PromptListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(Columns); }

QVariant PromptListModel::data(const QModelIndex& index, int role) const
{
    const PromptOutputs& prompt = outputs(index.row());
    const bool isOutcome = index.column() == Outcome;
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Number ? QString::number(prompt.prompt + 1)
            : isOutcome                 ? outcomeInWords(prompt)
                                        : promptBeginning(*m_digest->run, prompt);
    case Qt::TextAlignmentRole:
        return int((index.column() == Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ToneRole:
        return int(index.column() == Prompt || prompt.differing() > 0 ? Tone::Plain : Tone::Secondary);
    case IconRole:
        if (!isOutcome || prompt.compared() == 0)
            return {};
        return prompt.differing() > 0 ? QStringLiteral("caution") : QStringLiteral("same");
    case IconToneRole:
        return int(prompt.differing() > 0 ? Tone::Caution : Tone::Good);
    case DiffersRole:
        return prompt.differing() > 0;
    default:
        return {};
    }
}

QVariant PromptListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Number ? tr("#") : section == Prompt ? tr("Prompt") : tr("Outputs");
}

} // namespace throughline
