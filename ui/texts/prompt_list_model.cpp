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

bool isNumeric(int column) { return column == PromptListModel::Number || column == PromptListModel::Token; }

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

QString PromptListModel::text(const PromptOutputs& prompt, int column) const
{
    switch (column) {
    case Number:
        return QString::number(prompt.prompt + 1); // prompts and tokens count from 1, as in findings
    case Prompt:
        return promptBeginning(*m_digest->run, prompt);
    case Outcome:
        return outcomeInWords(prompt);
    default:
        return prompt.differing() > 0 ? QString::number(prompt.firstToken() + 1) : QString();
    }
}

QVariant PromptListModel::data(const QModelIndex& index, int role) const
{
    const PromptOutputs& prompt = outputs(index.row());
    const bool isOutcome = index.column() == Outcome;
    switch (role) {
    case Qt::DisplayRole:
        return text(prompt, index.column());
    case Qt::TextAlignmentRole:
        return int((isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
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
        return int((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Token)
        return tr("The first token that differs");
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("#"), tr("Prompt"), tr("Outputs"), tr("Token")};
    return titles.value(section);
}

} // namespace throughline
