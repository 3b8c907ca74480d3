// SPDX-License-Identifier: GPL-3.0-or-later
// What a report holds, in order: a row per part with its tick and what it comes to. Computes nothing.
#pragma once

#include <plots/report/report_material.h>

#include <QAbstractListModel>

#include <memory>

namespace throughline {

class ContentsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { NoteRole = Qt::UserRole + 1, ProseRole }; // QString; bool

    explicit ContentsModel(QObject* parent = nullptr);

    void setParts(std::vector<ReportPart> parts);
    const std::vector<ReportPart>& parts() const { return m_parts; }
    /// What the notes and the greyed rows are about; may be null.
    void setMaterial(std::shared_ptr<const ReportMaterial> material);
    /// Below `row`, or at the end.
    int addProse(int row);
    void setProse(int row, const QString& heading, const QString& text);
    void removeProse(int row);
    /// `to`: the row it has afterwards.
    bool move(int from, int to);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void changed(); // parts: their order, ticks or prose

private:
    const ReportPart& at(const QModelIndex& index) const { return m_parts[std::size_t(index.row())]; }
    QString whyNot(const ReportPart& part) const;
    QString note(const ReportPart& part) const;

    std::vector<ReportPart> m_parts;
    std::shared_ptr<const ReportMaterial> m_material;
};

} // namespace throughline
