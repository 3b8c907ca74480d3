// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/compare/run_chip.h>
#include <ui/compare/run_chips.h>
#include <ui/style/tokens.h>
#include <ui/widgets/button.h>

#include <QMenu>

#include <algorithm>

namespace throughline {

RunChips::RunChips(QWidget* parent)
    : QWidget(parent)
    , m_more(new Button({}, ButtonKind::Flat, "chevron-down", this))
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_more->setObjectName("compareMoreRuns");
    m_more->hide();
    connect(m_more, &QPushButton::clicked, this, &RunChips::offerHidden);
}

void RunChips::setRuns(const QStringList& names, int reference)
{
    if (names == m_names && reference == m_reference)
        return;
    m_names = names;
    m_reference = reference;
    int focused = -1; // a keyboard's place is kept
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        focused = m_chips[i]->hasFocus() ? int(i) : focused;
        m_chips[i]->hide();
        m_chips[i]->deleteLater(); // it may be the one that was clicked
    }
    m_chips.clear();
    for (int i = 0; i < names.size(); ++i) {
        auto* chip = new RunChip(names[i], i, i == reference, this);
        chip->setObjectName(QStringLiteral("compareChip%1").arg(i));
        m_chips.push_back(chip);
        connect(chip, &RunChip::removeWanted, this, [this, i] { emit removeWanted(i); });
        connect(chip, &RunChip::referenceWanted, this, [this, i] { emit referenceWanted(i); });
        if (i > 0)
            setTabOrder(m_chips[std::size_t(i - 1)], chip);
    }
    updateGeometry();
    place();
    if (focused >= 0 && !m_chips.empty())
        m_chips[std::size_t(qMin(focused, int(m_chips.size()) - 1))]->setFocus();
}

QSize RunChips::sizeHint() const
{
    int width = 0;
    for (const RunChip* chip : m_chips)
        width += chip->sizeHint().width() + metric::gap;
    return {qMax(0, width - metric::gap), metric::control};
}

QSize RunChips::minimumSizeHint() const { return {qMin(sizeHint().width(), 280), metric::control}; }

void RunChips::resizeEvent(QResizeEvent*) { place(); }

std::vector<int> RunChips::order() const
{
    std::vector<int> all{m_reference};
    for (int i = 0; i < int(m_chips.size()); ++i)
        if (i != m_reference)
            all.push_back(i);
    return all;
}

void RunChips::place()
{
    if (m_chips.empty()) {
        m_more->hide();
        return;
    }
    const bool allFit = sizeHint().width() <= width();
    m_more->setText(tr("%n more", "%n more", int(m_chips.size())));
    const int room = allFit ? width() : width() - m_more->sizeHint().width() - metric::gap;
    std::vector<bool> fits(m_chips.size());
    int used = 0;
    int hidden = 0;
    for (const int run : order()) {
        const int needs = m_chips[std::size_t(run)]->sizeHint().width();
        fits[std::size_t(run)] = hidden == 0 && (used == 0 || used + needs <= room);
        used += fits[std::size_t(run)] ? needs + metric::gap : 0;
        hidden += !fits[std::size_t(run)];
    }
    int x = 0;
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        m_chips[i]->setVisible(fits[i]);
        if (!fits[i])
            continue;
        const QSize size(qMin(m_chips[i]->sizeHint().width(), qMax(60, width() - x)), metric::control);
        m_chips[i]->setGeometry(QRect(QPoint(x, 0), size));
        x += size.width() + metric::gap;
    }
    m_more->setVisible(hidden > 0);
    m_more->setText(tr("%n more", "%n more", hidden));
    m_more->setGeometry(QRect(QPoint(x, 0), m_more->sizeHint()));
}

void RunChips::offerHidden()
{
    QMenu menu(this);
    for (int i = 0; i < int(m_chips.size()); ++i) {
        if (m_chips[std::size_t(i)]->isVisibleTo(this))
            continue;
        // A name may hold "&", which a menu would take for a mnemonic.
        QMenu* run = menu.addMenu(QString(m_names[i]).replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(run->addAction(tr("Make it the reference")), &QAction::triggered, this,
            [this, i] { emit referenceWanted(i); });
        connect(run->addAction(tr("Remove")), &QAction::triggered, this, [this, i] { emit removeWanted(i); });
    }
    menu.exec(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
}

} // namespace throughline
