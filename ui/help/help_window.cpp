// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/help/help_text.h>
#include <ui/help/help_window.h>
#include <ui/style/tokens.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/text_table_model.h>

#include <plots/language.h>

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QShortcut>
#include <QTextBrowser>
#include <QUrl>

#include <algorithm>

namespace throughline {

namespace {
const QSize helpSize(820, 680);
constexpr int topicsWidth = 216;
} // namespace

HelpWindow::HelpWindow(QWidget* mainWindow)
    : QWidget(mainWindow, Qt::Window)
    , m_text(new QTextBrowser(this))
{
    setObjectName("help");
    setWindowTitle(tr("Help"));
    resize(helpSize);
    m_text->setObjectName("helpText");
    m_text->setAccessibleName(tr("Text of the help"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    auto* place = new QVBoxLayout;
    place->setContentsMargins(metric::margin, 20, metric::gapSmall, metric::gap);
    place->addWidget(m_text);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeSide());
    row->addWidget(separator(Qt::Vertical, this));
    row->addLayout(place, 1);
    connect(m_text, &QTextBrowser::anchorClicked, this, &HelpWindow::follow);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    read();
}

QWidget* HelpWindow::makeSide()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(topicsWidth);
    m_search = new QLineEdit(side);
    m_search->setObjectName("helpSearch");
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the help"));
    m_search->installEventFilter(this);
    m_found = new HintLine(side);
    m_found->setObjectName("helpFound");
    m_titles = new TextTableModel(this);
    m_list = new RowView(tr("Topics"), side);
    m_list->setObjectName("helpTopics");
    m_list->setModel(m_titles);
    m_list->setHeaderHidden(true);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(12, metric::gapLarge, 12, metric::gap);
    column->setSpacing(metric::gapSmall);
    column->addWidget(m_search);
    column->addWidget(m_found);
    column->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &HelpWindow::display);
    return side;
}

void HelpWindow::read()
{
    m_topics = helpTopics(languageInUse());
    std::vector<QStringList> rows;
    for (const HelpTopic& topic : m_topics)
        rows.push_back({topic.title});
    m_titles->setTable({tr("Topic")}, rows);
    m_list->setColumnWidths({0});
}

void HelpWindow::openAt(const QString& name)
{
    m_search->clear();
    read();
    choose(name);
    show();
    raise();
    activateWindow();
    m_text->setFocus(Qt::OtherFocusReason); // arrows scroll
}

QString HelpWindow::current() const
{
    const int row = m_list->currentIndex().row();
    return row < 0 ? QString() : m_topics[std::size_t(row)].name;
}

void HelpWindow::choose(const QString& name)
{
    for (int row = 0; row < int(m_topics.size()); ++row)
        if (m_topics[std::size_t(row)].name == name)
            m_list->setCurrentIndex(m_titles->index(row, 0));
}

void HelpWindow::display()
{
    const int row = m_list->currentIndex().row();
    if (row < 0)
        return;
    setHelpText(*m_text->document(), m_topics[std::size_t(row)].markdown, themeOf(*this));
    m_text->moveCursor(QTextCursor::Start);
    mark();
}

void HelpWindow::search()
{
    const QString typed = m_search->text().trimmed();
    int shown = 0;
    int first = -1;
    for (int row = 0; row < int(m_topics.size()); ++row) {
        const bool holds = m_topics[std::size_t(row)].markdown.contains(typed, Qt::CaseInsensitive);
        m_list->setRowHidden(row, {}, !holds);
        shown += holds;
        if (holds && first < 0)
            first = row;
    }
    if (typed.isEmpty())
        m_found->clear();
    else
        m_found->say(shown > 0 ? tr("In %n topic", "In %n topics", shown) : tr("In no topic"));
    const int row = m_list->currentIndex().row();
    if (first >= 0 && (row < 0 || m_list->isRowHidden(row, {})))
        m_list->setCurrentIndex(m_titles->index(first, 0));
    mark();
    m_text->moveCursor(QTextCursor::Start);
    findNext(false);
}

void HelpWindow::mark()
{
    const QString typed = m_search->text().trimmed();
    QList<QTextEdit::ExtraSelection> marks;
    if (!typed.isEmpty())
        for (QTextCursor place = m_text->document()->find(typed); !place.isNull();
             place = m_text->document()->find(typed, place)) {
            QTextEdit::ExtraSelection one;
            one.cursor = place;
            one.format.setBackground(themeOf(*this).cautionTint);
            marks << one;
        }
    m_text->setExtraSelections(marks);
}

void HelpWindow::findNext(bool backward)
{
    const QString typed = m_search->text().trimmed();
    const auto way = backward ? QTextDocument::FindBackward : QTextDocument::FindFlag(0);
    if (typed.isEmpty() || m_text->find(typed, way))
        return;
    m_text->moveCursor(backward ? QTextCursor::End : QTextCursor::Start); // round to the other end
    m_text->find(typed, way);
}

void HelpWindow::follow(const QUrl& link)
{
    const QString file = link.path();
    if (!link.isRelative())
        QDesktopServices::openUrl(link);
    else if (file.endsWith(QLatin1String(".md"))) {
        m_search->clear(); // the topic may be hidden
        choose(file.chopped(3));
    }
}

bool HelpWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto& key = static_cast<QKeyEvent&>(*event);
    switch (key.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        findNext(key.modifiers() & Qt::ShiftModifier);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_text, event);
        return true;
    default:
        return false;
    }
}

void HelpWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    close();
    parentWidget()->activateWindow();
}

void HelpWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && m_list) // not while it is being made
        display();
    QWidget::changeEvent(event);
}

} // namespace throughline
