// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/rail.h>
#include <ui/session/session.h>
#include <ui/style/icons.h>
#include <ui/style/paint.h>
#include <ui/style/tokens.h>

#include <QPainter>
#include <QVBoxLayout>

namespace throughline {

namespace {
constexpr int entryHeight = 36;
}

RailEntry::RailEntry(const QString& text, const QString& icon, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(text);
    setCheckable(true);
    setFont(themeFont(13, 500));
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
}

void RailEntry::setDot(bool dot)
{
    m_dot = dot;
    setAccessibleDescription(dot ? tr("running") : QString());
    update();
}

QSize RailEntry::sizeHint() const { return {metric::rail - 2 * metric::gap, entryHeight}; }

void RailEntry::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    if (isChecked() || underMouse())
        paintRounded(painter, rect(), metric::radius, isChecked() ? theme.selected : theme.hover);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintRounded(painter, rect(), metric::radius, {}, theme.accent, 2);
    drawIcon(painter, QRect(metric::gap, 0, metric::icon, height()), m_icon, isChecked() ? theme.accent : theme.text2);
    painter.setPen(isChecked() ? theme.text : theme.text2);
    painter.setFont(font());
    painter.drawText(rect().adjusted(32, 0, 0, 0), Qt::AlignVCenter, text());
    if (m_dot)
        paintRounded(painter, QRect(width() - 16, height() / 2 - 4, 8, 8), 4, theme.accent);
}

Rail::Rail(Session& session, QWidget* parent)
    : QWidget(parent)
{
    setFixedWidth(metric::rail);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::gap, metric::gap, metric::gap, metric::gap);
    column->setSpacing(metric::gapSmall);
    struct Entry {
        Act act;
        QString text;
        QString icon;
    };
    for (const Entry& entry : {Entry{Act::ShowExperiment, tr("Experiment"), "experiment"},
             Entry{Act::ShowRun, tr("Run"), "run"}, Entry{Act::ShowLibrary, tr("Library"), "library"},
             Entry{Act::ShowCompare, tr("Compare"), "compare"}, Entry{Act::ShowReport, tr("Report"), "report"}}) {
        auto* button = new RailEntry(entry.text, entry.icon, this);
        button->setObjectName(QStringLiteral("rail") + entry.icon);
        QAction* action = session.actions().of(entry.act);
        button->setToolTip(action->shortcut().toString());
        connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::toggled, button, &QAbstractButton::setChecked);
        column->addWidget(button);
        if (entry.act != Act::ShowRun)
            continue;
        connect(&session.engine(), &EngineRun::started, button, [button] { button->setDot(true); });
        connect(&session.engine(), &EngineRun::ended, button, [button] { button->setDot(false); });
    }
    column->addStretch(1);
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeOf(*this).window);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), themeOf(*this).line);
}

} // namespace throughline
