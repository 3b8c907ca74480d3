// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the model picker: a head for each group, and its models. Filters by words.
#pragma once

#include <ui/models/model_choices.h>
#include <ui/models/model_fit.h>

#include <QAbstractTableModel>

namespace throughline {

class ModelListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Family, Parameters, Weights, Context, Columns };

    explicit ModelListModel(QObject* parent = nullptr);

    void setChoices(std::vector<ModelChoice> choices);
    /// What became known of one model; its rows stay where they are.
    void setFacts(const ListedModelFacts& facts);
    /// All words must occur in a model's name, family or description; upper and lower case are the same.
    void setFilter(const QString& words);
    void setUse(const ModelUse& use);
    void setPresent(const QStringList& names); // models that the experiment has already

    const ModelChoice* choice(const QModelIndex& index) const; // null for the head of a group
    /// The first row of this model, in `group` if it has one there. Invalid when it is not shown.
    QModelIndex indexOf(const QString& openAs, ModelGroup group) const;
    /// Where to stand: the best match of the filter that can be taken, else the first row.
    QModelIndex first() const;
    bool isPresent(const QString& openAs) const { return m_present.contains(openAs); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        int choice = -1; // place in m_choices; -1: the head of `group`
        ModelGroup group = ModelGroup::Preset;
    };
    void arrange();
    QVariant headData(ModelGroup group, int column, int role) const;
    QString textOf(const ModelChoice& choice, int column) const;
    QVariant choiceData(const ModelChoice& choice, int column, int role) const;

    std::vector<ModelChoice> m_choices;
    std::vector<Row> m_rows;
    QStringList m_words;
    ModelUse m_use;
    QStringList m_present;
};

} // namespace throughline
