// SPDX-License-Identifier: GPL-3.0-or-later
// Every control in every state, light and dark: each state is drawn, and told from the others. With
// THROUGHLINE_PICTURES they are put together as in the design's picture of controls, for looking at.
#include "support/ui_test.h"

#include <ui/style/tokens.h>
#include <ui/widgets/button.h>
#include <ui/widgets/chip_field.h>
#include <ui/widgets/inline_message.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QRadioButton>
#include <QSpinBox>

#include <functional>

using namespace throughline;

namespace {

enum class Drawn { Normal, Hover, Pressed, Focus, Error, Disabled };
constexpr std::array drawnNames{"normal", "hover", "pressed", "focus", "error", "disabled"};

struct Control {
    const char* name;
    std::function<QWidget*()> make;
    QList<Drawn> states;
};

const QList<Drawn> ofButtons{Drawn::Normal, Drawn::Hover, Drawn::Pressed, Drawn::Focus, Drawn::Disabled};
const QList<Drawn> ofFields{Drawn::Normal, Drawn::Hover, Drawn::Focus, Drawn::Error, Drawn::Disabled};
const QList<Drawn> ofChoices{Drawn::Normal, Drawn::Hover, Drawn::Focus, Drawn::Disabled};

ChipField* listField(const QStringList& chips)
{
    auto* field = new ChipField([](const QString& text) { return ChipField::Parsed{{text}, {}}; });
    field->setFixedWidth(88);
    field->setChips(chips);
    return field;
}

template <class T> T* fixed(T* widget, int width)
{
    widget->setFixedWidth(width);
    return widget;
}

QComboBox* choiceField()
{
    auto* box = new QComboBox;
    box->addItems({"Median", "Mean"});
    return fixed(box, 88);
}

template <class T> T* ticked(const QString& text, bool on)
{
    auto* tick = new T(text);
    tick->setAutoExclusive(false);
    tick->setChecked(on);
    return tick;
}

QList<Control> controls()
{
    return {{"primary", [] { return new Button("Run", ButtonKind::Primary, "run"); }, ofButtons},
        {"secondary", [] { return new Button("Open…"); }, ofButtons},
        {"flat", [] { return new Button("Copy", ButtonKind::Flat, "copy"); }, ofButtons},
        {"stopping", [] { return new Button("Stop", ButtonKind::Stop, "cancelled"); }, ofButtons},
        {"link", [] { return new Button("Show log", ButtonKind::Link); }, ofButtons},
        {"text", [] { return fixed(new QLineEdit("100"), 88); }, ofFields},
        {"number", [] { return fixed(new QSpinBox, 88); }, ofFields}, {"choice", choiceField, ofFields},
        {"list",
            [] {
                return listField({"4", "8"});
            },
            ofFields},
        {"tick", [] { return ticked<QCheckBox>("fp32", true); }, ofFields},
        {"no tick", [] { return ticked<QCheckBox>("fp32", false); }, ofFields},
        {"one of", [] { return ticked<QRadioButton>("HTML", true); }, ofChoices},
        {"not it", [] { return ticked<QRadioButton>("PDF", false); }, ofChoices},
        {"segments",
            [] {
                auto* segments = new SegmentedControl("segments");
                segments->setSegments({"Runs", "Cells"});
                return segments;
            },
            ofChoices}};
}

/// Where a pointer stands on it: of two segments, on the other one.
QPoint placeOn(const QWidget& control) { return {qMin(60, control.width() - 4), qMin(14, control.height() - 4)}; }

void bring(QWidget& window, QWidget& control, Drawn state)
{
    control.setEnabled(state != Drawn::Disabled);
    if (state == Drawn::Hover || state == Drawn::Pressed)
        QTest::mouseMove(&control, placeOn(control));
    if (state == Drawn::Pressed)
        QTest::mousePress(&control, Qt::LeftButton, {}, placeOn(control));
    if (state == Drawn::Focus) {
        window.setAttribute(Qt::WA_KeyboardFocusChange);
        control.setFocus(Qt::TabFocusReason);
    }
    if (auto* list = qobject_cast<ChipField*>(&control); list && state == Drawn::Error)
        list->setBadChips({list->chips().last()});
    control.setProperty("error", state == Drawn::Error);
}

QImage pictureOf(const Control& control, Drawn state)
{
    // Beside it before it is there: a window that appears under the pointer has what is there hovered.
    QCursor::setPos(200, 200);
    QWidget window;
    window.setFixedSize(112, 40);
    QWidget* shown = control.make();
    shown->setParent(&window);
    shown->move(8, 6);
    shown->resize(shown->sizeHint());
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        qFatal("the window is not active");
    shown->clearFocus();
    QTest::mouseMove(&window, QPoint(110, 38)); // beside it
    QCoreApplication::processEvents();
    bring(window, *shown, state);
    QCoreApplication::processEvents();
    const QImage drawn = window.grab().toImage().convertToFormat(QImage::Format_RGB32);
    if (state == Drawn::Pressed)
        QTest::mouseRelease(shown, Qt::LeftButton, {}, placeOn(*shown));
    return drawn;
}

void useTheme(bool dark) { qApp->setPalette(paletteOf(dark ? darkTheme() : lightTheme())); }

} // namespace

class ControlsTest : public QObject {
    Q_OBJECT
private slots:
    void init() { refuseWarnings(); }
    void cleanup() { useTheme(false); }

    void everyStateIsDrawn_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void everyStateIsDrawn()
    {
        QFETCH(bool, dark);
        useTheme(dark);
        const auto all = controls();
        QImage sheet(90 + 6 * 112, 40 * int(all.size()), QImage::Format_RGB32);
        sheet.fill((dark ? darkTheme() : lightTheme()).surface);
        QPainter painter(&sheet);
        painter.setFont(themeFont(12));
        QStringList same;
        for (int row = 0; row < all.size(); ++row) {
            painter.setPen((dark ? darkTheme() : lightTheme()).text2);
            painter.drawText(QRect(8, row * 40, 80, 40), Qt::AlignVCenter, all[row].name);
            QList<QImage> pictures;
            for (const Drawn state : all[row].states) {
                pictures << pictureOf(all[row], state);
                painter.drawImage(90 + int(state) * 112, row * 40, pictures.last());
                for (int i = 0; i + 1 < pictures.size(); ++i)
                    if (pictures[i] == pictures.last())
                        same << QStringLiteral("%1: %2 looks as %3")
                                    .arg(all[row].name, drawnNames[std::size_t(state)],
                                        drawnNames[std::size_t(all[row].states[i])]);
            }
        }
        painter.end();
        if (const QString folder = qEnvironmentVariable("THROUGHLINE_PICTURES"); !folder.isEmpty())
            sheet.save(folder + (dark ? "/controls-dark.png" : "/controls.png"));
        QVERIFY2(same.isEmpty(), qPrintable(same.join(QStringLiteral("; "))));
    }

    void messagesCarryAnIcon()
    {
        for (const bool dark : {false, true}) {
            useTheme(dark);
            QWidget window;
            auto* column = new QVBoxLayout(&window);
            for (const Tone tone : {Tone::Plain, Tone::Good, Tone::Caution, Tone::Bad}) {
                auto* message = new InlineMessage(&window);
                message->say(tone, "Rank 1 was killed by signal 9 in cell 14; 3 repeats kept; the sweep goes on.",
                    {{"show", "Show log", [] {}}});
                column->addWidget(message);
                const Theme& theme = dark ? darkTheme() : lightTheme();
                window.setFixedWidth(592);
                window.show();
                const QImage drawn = message->grab().toImage();
                QCOMPARE(drawn.pixelColor(message->width() - 60, 3), tintOf(tone, theme));
                bool inked = false; // the icon's colour is somewhere at its place
                const QColor ink = colorOf(tone == Tone::Plain ? Tone::Accent : tone, theme);
                for (int y = 0; y < drawn.height(); ++y)
                    for (int x = 12; x < 28; ++x)
                        inked = inked || drawn.pixelColor(x, y) == ink;
                QVERIFY(inked);
            }
            keepPicture(window, dark ? "messages-dark" : "messages");
        }
    }
};

THROUGHLINE_UI_QTEST(ControlsTest)
#include "controls_test.moc"
