// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/models/model_list_model.h>
#include <ui/models/model_words.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

#include <algorithm>

namespace throughline {

namespace {

bool holdsAll(const ListedModelFacts& facts, const QStringList& words)
{
    const QString text = facts.openAs + QLatin1Char('\n') + facts.family + QLatin1Char('\n') + facts.description;
    return std::all_of(
        words.begin(), words.end(), [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

ModelListModel::ModelListModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void ModelListModel::setChoices(std::vector<ModelChoice> choices)
{
    beginResetModel();
    m_choices = std::move(choices);
    arrange();
    endResetModel();
}

void ModelListModel::setFacts(const ListedModelFacts& facts)
{
    for (ModelChoice& choice : m_choices)
        if (choice.name() == facts.openAs) {
            choice.facts = facts;
            choice.pending = false;
        }
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

void ModelListModel::setFilter(const QString& words)
{
    beginResetModel();
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    arrange();
    endResetModel();
}

void ModelListModel::setUse(const ModelUse& use)
{
    m_use = use;
    emit headerDataChanged(Qt::Horizontal, Weights, Weights);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

void ModelListModel::setPresent(const QStringList& names)
{
    m_present = names;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

void ModelListModel::arrange()
{
    m_rows.clear();
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const ModelChoice& choice = m_choices[i];
        if (!holdsAll(choice.facts, m_words))
            continue;
        if (m_rows.empty() || m_rows.back().group != choice.group)
            m_rows.push_back({-1, choice.group});
        m_rows.push_back({int(i), choice.group});
    }
}

const ModelChoice* ModelListModel::choice(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return nullptr;
    const int place = m_rows[std::size_t(index.row())].choice;
    return place < 0 ? nullptr : &m_choices[std::size_t(place)];
}

QModelIndex ModelListModel::indexOf(const QString& openAs, ModelGroup group) const
{
    QModelIndex found;
    for (int row = 0; row < int(m_rows.size()); ++row) {
        const ModelChoice* at = choice(index(row, 0));
        if (!at || at->name() != openAs)
            continue;
        if (at->group == group)
            return index(row, 0);
        if (!found.isValid())
            found = index(row, 0);
    }
    return found;
}

QModelIndex ModelListModel::first() const
{
    // Who types "gpt2" means the model of that name before the others of its family.
    const auto rank = [this](const ModelChoice& choice) {
        if (!choice.usable())
            return 1;
        if (choice.name().compare(m_words.join(QLatin1Char(' ')), Qt::CaseInsensitive) == 0)
            return 4;
        return std::all_of(m_words.begin(), m_words.end(),
                   [&](const QString& word) { return choice.name().contains(word, Qt::CaseInsensitive); })
            ? 3
            : 2;
    };
    int best = 0;
    QModelIndex found;
    for (int row = 0; row < int(m_rows.size()); ++row)
        if (const ModelChoice* at = choice(index(row, 0)); at && rank(*at) > best) {
            best = rank(*at);
            found = index(row, 0);
        }
    return found;
}

int ModelListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int ModelListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(Columns); }

Qt::ItemFlags ModelListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    // A head can't be stood on; a model that can't run can be, so that its reason is read.
    const Qt::ItemFlags row = Qt::ItemNeverHasChildren;
    return choice(index) ? row | Qt::ItemIsEnabled | Qt::ItemIsSelectable : row;
}

QVariant ModelListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    return row.choice < 0 ? headData(row.group, index.column(), role)
                          : choiceData(m_choices[std::size_t(row.choice)], index.column(), role);
}

QVariant ModelListModel::headData(ModelGroup group, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? ModelWords::group(group) : QString();
    case SpanRightRole:
        return column < Columns - 1;
    case WeightRole:
        return 500;
    case ToneRole:
        return int(Tone::Secondary);
    default:
        return {};
    }
}

QString ModelListModel::textOf(const ModelChoice& choice, int column) const
{
    const ListedModelFacts& facts = choice.facts;
    if (column == Name)
        return ModelWords::shortName(choice);
    if (!choice.usable() && column == Family)
        return choice.pending ? tr("is being looked at…") : ModelWords::shortObstacle(choice);
    if (!choice.usable())
        return {};
    switch (column) {
    case Family:
        return facts.isPreset() && choice.group == ModelGroup::Recent ? tr("%1, random").arg(facts.family)
                                                                      : facts.family;
    case Parameters:
        return ModelWords::parameters(facts.parameters);
    case Weights:
        return ModelWords::weights(facts, m_use);
    case Context:
        return toQt(numberInWords(facts.context));
    default:
        return {};
    }
}

QVariant ModelListModel::choiceData(const ModelChoice& choice, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return textOf(choice, column);
    case Qt::AccessibleTextRole:
        return column == Name && !choice.usable() ? choice.name() + QStringLiteral(", ") + textOf(choice, Family)
                                                  : textOf(choice, column);
    case Qt::ToolTipRole:
        return (column == Name     ? choice.name()
                : !choice.usable() ? ModelWords::obstacle(choice)
                                   : textOf(choice, column))
            .toHtmlEscaped();
    case Qt::TextAlignmentRole:
        return int((choice.usable() && column > Family ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SpanRightRole:
        return !choice.usable() && column >= Family && column < Columns - 1;
    case ToneRole:
        if (!choice.usable())
            return int(Tone::Secondary);
        if (column == Weights)
            return int(ModelFit::of(choice.facts, m_use).tone);
        return int(column == Family ? Tone::Secondary : Tone::Plain);
    case IconRole:
        if (column == Name && m_present.contains(choice.name()))
            return QStringLiteral("done");
        return column == Family && !choice.usable() && !choice.pending ? QStringLiteral("skipped") : QString();
    case IconToneRole:
        return int(column == Name ? Tone::Good : Tone::Secondary);
    case KeyRole:
        return choice.name();
    default:
        return {};
    }
}

QVariant ModelListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section > Family ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Model");
    case Family:
        return tr("Family");
    case Parameters:
        return tr("Parameters");
    case Weights: {
        const auto needs = weightsNeeds({}, m_use);
        return needs.empty() ? tr("Weights") : tr("In %1").arg(toQt(nameOf(needs.front().precision)));
    }
    case Context:
        return tr("Context");
    default:
        return {};
    }
}

} // namespace throughline
