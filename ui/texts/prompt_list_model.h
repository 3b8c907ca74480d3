// SPDX-License-Identifier: GPL-3.0-or-later
// The prompts of a run as a table: what each was, and whether the cells agree on what follows it. Words are made as
// rows come into view, so that thousands cost nothing.
#pragma once

#include <ui/session/run_digest.h>

#include <QAbstractTableModel>

namespace throughline {

class PromptListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Prompt, Outcome, Token, Columns };
    static constexpr int DiffersRole = Qt::UserRole + 100; // bool: some cell leaves its baseline; for a filter

    explicit PromptListModel(QObject* parent = nullptr);

    /// May be null. Rows stay as they are where only other things of the run have changed.
    void setDigest(const RunDigestPtr& digest);
    const RunDigestPtr& digest() const { return m_digest; }
    const PromptOutputs& outputs(int row) const { return m_digest->outputs[std::size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const PromptOutputs& prompt, int column) const;

    RunDigestPtr m_digest;
};

} // namespace throughline
