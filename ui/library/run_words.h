// SPDX-License-Identifier: GPL-3.0-or-later
// Tags and notes of the chosen runs, to be changed where they stand. Tags of several are those that all have.
#pragma once

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;

namespace throughline {

class ChipField;
struct RunInfo;

class RunWords : public QWidget {
    Q_OBJECT
public:
    explicit RunWords(QWidget* parent = nullptr);

    /// What is being typed is not overwritten by the same runs come back.
    void setRuns(const std::vector<const RunInfo*>& runs);
    void focusTags();

signals:
    void tagsChanged(const QStringList& runIds, const QStringList& added, const QStringList& removed);
    void notesChanged(const QString& runId, const QString& notes);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    bool eventFilter(QObject* watched, QEvent* event) override; // leaving the notes keeps them
    void sayTags();
    void sayNotes();

    QStringList m_runIds;
    QStringList m_tagsBefore;
    QString m_notesBefore;
    ChipField* m_tags = nullptr;
    QWidget* m_notesPlace = nullptr;
    QPlainTextEdit* m_notes = nullptr;
    QTimer m_pause; // since the last key
};

QStringList tagsOf(const RunInfo& run);

} // namespace throughline
