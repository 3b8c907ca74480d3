// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/icons.h>
#include <ui/style/paint.h>
#include <ui/style/tokens.h>
#include <ui/widgets/button.h>
#include <ui/widgets/chip_field.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>

namespace throughline {

namespace {
constexpr int chipHeight = 20;
constexpr int chipPadding = 6;
constexpr int crossWidth = 12;
constexpr int leastInput = 20;
constexpr int offerWidth = 20;
constexpr int offerMargin = 2;
constexpr int lineStep = chipHeight + metric::gapSmall;
} // namespace

ChipField::ChipField(Parser parser, QWidget* parent)
    : QWidget(parent)
    , m_parser(std::move(parser))
    , m_input(new QLineEdit(this))
{
    m_input->setFrame(false);
    m_input->setTextMargins(0, 0, 0, 0);
    QPalette clear = m_input->palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    m_input->setPalette(clear);
    m_input->installEventFilter(this);
    setFocusProxy(m_input);
    setMouseTracking(true);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(metric::control);
    connect(m_input, &QLineEdit::textEdited, this, &ChipField::check);
}

void ChipField::setChips(const QStringList& chips)
{
    if (chips == m_chips)
        return;
    replace(chips);
    emit chipsSet();
}

void ChipField::replace(const QStringList& chips)
{
    m_chips = chips;
    m_selected = -1;
    arrange();
}

void ChipField::setBadChips(const QStringList& chips)
{
    m_badChips = chips;
    update();
}

void ChipField::addChips(const QStringList& chips)
{
    QStringList all = m_chips;
    for (const QString& chip : chips)
        if (!all.contains(chip))
            all << chip;
    take(all);
}

void ChipField::take(const QStringList& chips)
{
    replace(chips);
    emit edited();
}

void ChipField::setOffers(const QList<QStringList>& offers)
{
    m_offers = offers;
    m_offer = Button::iconOnly("chevron-down", tr("Usual values"), this);
    m_offer->setObjectName(objectName() + QStringLiteral("Offer"));
    m_offer->setFocusPolicy(Qt::NoFocus); // the keyboard has Alt+Down
    m_offer->setCursor(Qt::ArrowCursor);
    m_offer->setFixedSize(offerWidth, metric::control - 2 * offerMargin);
    connect(m_offer, &QPushButton::clicked, this, &ChipField::showOffers);
    arrange();
}

void ChipField::showOffers()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QStringList& offer : m_offers) {
        auto* action = menu->addAction(offer.join(QStringLiteral(", ")), this, [this, offer] {
            m_input->setFocus(Qt::PopupFocusReason);
            if (offer != m_chips)
                take(offer);
        });
        action->setCheckable(true);
        action->setChecked(offer == m_chips);
    }
    menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

QSize ChipField::sizeHint() const { return {160, height()}; }

int ChipField::heightFor(int width) const
{
    QRect input;
    places(width, input);
    return input.bottom() + 1 + metric::gapSmall;
}

std::vector<ChipField::Place> ChipField::places(int width, QRect& input) const
{
    std::vector<Place> all;
    const QFontMetrics metrics(themeFont(12));
    int x = metric::gap;
    int y = metric::gapSmall;
    const int right = width - metric::gapSmall - (m_offer ? offerWidth : 0);
    const auto wrap = [&](int needed) {
        if (x > metric::gap && x + needed > right) {
            x = metric::gap;
            y += lineStep;
        }
    };
    for (const QString& chip : m_chips) {
        const int chipWidth = qMin(
            metrics.horizontalAdvance(chip) + 2 * chipPadding + crossWidth + metric::gapSmall, right - metric::gap);
        wrap(chipWidth);
        const QRect place(x, y, chipWidth, chipHeight);
        all.push_back({place, QRect(place.right() - crossWidth - 3, y, crossWidth, chipHeight)});
        x += chipWidth + metric::gapSmall;
    }
    wrap(leastInput);
    input = QRect(x, y, qMax(leastInput, right - x), chipHeight);
    return all;
}

void ChipField::arrange()
{
    QRect input;
    m_places = places(width(), input);
    m_input->setGeometry(input);
    if (m_offer)
        m_offer->move(width() - offerWidth - offerMargin, offerMargin);
    describe();
    if (heightFor(width()) != height())
        setFixedHeight(heightFor(width()));
    update();
}

void ChipField::describe() { m_input->setAccessibleDescription(m_chips.join(QStringLiteral(", "))); }

void ChipField::resizeEvent(QResizeEvent*) { arrange(); }

void ChipField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::EnabledChange || event->type() == QEvent::PaletteChange)
        update();
}

void ChipField::check(const QString& text)
{
    m_selected = -1;
    const Parsed parsed = m_parser(text);
    if (parsed.error.isEmpty() && !text.isEmpty() && QStringLiteral(",; ").contains(text.back())
        && !parsed.chips.isEmpty()) {
        commit();
        return;
    }
    // "8-" is on its way to "8-16".
    const bool goesOn = text.endsWith(QLatin1Char('-')) && m_input->cursorPosition() == text.size();
    const QString error = goesOn ? QString() : parsed.error;
    if (error != m_error) {
        m_error = error;
        emit errorChanged(m_error);
    }
    update();
}

void ChipField::commit()
{
    const Parsed parsed = m_parser(m_input->text());
    const bool changed = parsed.error != m_error;
    m_error = parsed.error;
    if (changed)
        emit errorChanged(m_error);
    if (!m_error.isEmpty() || parsed.chips.isEmpty())
        return;
    m_input->setText({}); // not clear(), which undo would bring back beside its chips
    addChips(parsed.chips);
}

void ChipField::paste()
{
    // Lines of a table's column are as good as commas; a list is taken at once, without another key.
    const QString text = QGuiApplication::clipboard()->text().simplified();
    m_input->insert(text);
    check(m_input->text());
    if (m_error.isEmpty() && m_parser(text).chips.size() > 1)
        commit();
}

bool ChipField::copy() const
{
    if (m_input->hasSelectedText() || m_chips.isEmpty())
        return false;
    QGuiApplication::clipboard()->setText(m_selected < 0 ? m_chips.join(QStringLiteral(", ")) : m_chips[m_selected]);
    return true;
}

void ChipField::remove(int index)
{
    if (index < 0 || index >= m_chips.size())
        return;
    QStringList rest = m_chips;
    rest.removeAt(index);
    take(rest);
}

void ChipField::select(int index)
{
    m_selected = index < 0 || index >= m_chips.size() ? -1 : index;
    update();
}

bool ChipField::handleKey(QKeyEvent& event)
{
    const bool atStart = m_input->cursorPosition() == 0 && !m_input->hasSelectedText();
    const int last = int(m_chips.size()) - 1;
    if (event.matches(QKeySequence::Copy))
        return copy();
    if (event.matches(QKeySequence::Paste)) {
        paste();
        return true;
    }
    switch (event.key()) {
    case Qt::Key_Down: // also with Alt, as in a choice
        if (!m_offer)
            return false;
        showOffers();
        return true;
    case Qt::Key_Escape:
        if (m_input->text().isEmpty() && m_selected < 0)
            return false;
        m_input->setText({});
        check({});
        return true;
    case Qt::Key_Home:
        if (!atStart || last < 0)
            return false;
        select(0);
        return true;
    case Qt::Key_End:
        select(-1);
        return false;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        commit();
        return true;
    case Qt::Key_Left:
        if (!atStart || last < 0)
            return false;
        select(m_selected < 0 ? last : qMax(0, m_selected - 1));
        return true;
    case Qt::Key_Right:
        if (m_selected < 0)
            return false;
        select(m_selected + 1);
        return true;
    case Qt::Key_Delete:
        if (m_selected < 0)
            return false;
        remove(m_selected);
        return true;
    case Qt::Key_Backspace:
        if (!atStart || last < 0)
            return false;
        remove(m_selected < 0 ? last : m_selected);
        return true;
    default:
        return false;
    }
}

bool ChipField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_input)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress)
        return handleKey(*static_cast<QKeyEvent*>(event));
    if (event->type() == QEvent::FocusOut) {
        select(-1);
        commit();
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return false;
}

int ChipField::crossAt(const QPoint& position) const
{
    for (std::size_t i = 0; i < m_places.size(); ++i)
        if (m_places[i].cross.contains(position))
            return int(i);
    return -1;
}

void ChipField::mousePressEvent(QMouseEvent* event)
{
    const int cross = crossAt(event->pos());
    if (cross >= 0)
        remove(cross);
    m_input->setFocus(Qt::MouseFocusReason);
}

void ChipField::mouseMoveEvent(QMouseEvent* event)
{
    m_hoveredCross = crossAt(event->pos());
    setCursor(m_hoveredCross >= 0 ? Qt::ArrowCursor : Qt::IBeamCursor);
    update();
}

void ChipField::leaveEvent(QEvent*)
{
    m_hoveredCross = -1;
    update();
}

void ChipField::paintChip(QPainter& painter, int index, const FieldState& state) const
{
    const Theme& theme = themeOf(*this);
    const Place& place = m_places[std::size_t(index)];
    const bool bad = m_badChips.contains(m_chips[index]);
    const bool chosen = index == m_selected;
    const QColor ground = bad ? theme.badTint : m_hoveredCross == index || state.hovered ? theme.pressed : theme.hover;
    paintRounded(painter, place.chip, metric::tickRadius, ground, chosen ? theme.accent : QColor(), 2);
    const QColor text = !state.enabled ? theme.disabled : bad ? theme.bad : theme.text;
    painter.setPen(text);
    const QRect words = place.chip.adjusted(chipPadding, 0, -crossWidth - chipPadding, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(m_chips[index], Qt::ElideMiddle, words.width() + 2));
    drawIcon(painter, place.cross, "close", state.enabled ? (bad ? theme.bad : theme.text2) : theme.disabled, 12);
}

void ChipField::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    FieldState state;
    state.enabled = isEnabled();
    state.focused = m_input->hasFocus();
    state.hovered = underMouse() && !state.focused;
    state.error = !m_error.isEmpty() || !m_badChips.isEmpty();
    paintField(painter, rect(), state, themeOf(*this));
    painter.setFont(themeFont(12));
    for (int i = 0; i < m_chips.size() && i < int(m_places.size()); ++i)
        paintChip(painter, i, state);
}

} // namespace throughline
