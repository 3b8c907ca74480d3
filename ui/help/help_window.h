// SPDX-License-Identifier: GPL-3.0-or-later
// F1: the help in a window of its own beside the main one, so that steps can be followed while they are read. Topics
// and a search on the left, the text on the right; Esc closes.
#pragma once

#include <ui/help/help_topics.h>

#include <QWidget>

class QLineEdit;
class QTextBrowser;
class QUrl;

namespace throughline {

class HintLine;
class RowView;
class TextTableModel;

class HelpWindow : public QWidget {
    Q_OBJECT
public:
    explicit HelpWindow(QWidget* mainWindow);

    /// Shown, in front, at this topic.
    void openAt(const QString& name);
    QString current() const; // the shown topic's name

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeSide();
    void read(); // the topics, in the language of now
    void choose(const QString& name);
    void display();
    void search(); // leaves the topics that hold what is typed, and marks it in the text
    void mark();
    void findNext(bool backward);
    void follow(const QUrl& link);

    std::vector<HelpTopic> m_topics;
    QLineEdit* m_search = nullptr;
    HintLine* m_found = nullptr;
    TextTableModel* m_titles = nullptr;
    RowView* m_list = nullptr;
    QTextBrowser* m_text = nullptr;
};

} // namespace throughline
