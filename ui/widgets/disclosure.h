// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a form that folds: its head shows what it holds while it is closed.
#pragma once

#include <QAbstractButton>

class QVBoxLayout;

namespace throughline {

/// The head: chevron, title, summary.
class DisclosureHead : public QAbstractButton {
    Q_OBJECT
public:
    explicit DisclosureHead(const QString& title, QWidget* parent = nullptr);
    void setSummary(const QString& summary);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_summary;
};

class Disclosure : public QWidget {
    Q_OBJECT
public:
    Disclosure(const QString& title, QWidget* content, QWidget* parent = nullptr);
    void setSummary(const QString& summary) { m_head->setSummary(summary); }
    void setOpen(bool open) { m_head->setChecked(open); }

private:
    DisclosureHead* m_head = nullptr;
};

} // namespace throughline
