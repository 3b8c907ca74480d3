// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/tokens.h>
#include <ui/widgets/button.h>
#include <ui/widgets/picture_dialog.h>
#include <ui/widgets/text_label.h>

#include <QFormLayout>
#include <QHBoxLayout>
#include <QSettings>
#include <QSpinBox>

namespace throughline {

namespace {
constexpr int pixelsPerInch = 96;
}

PictureDialog::PictureDialog(QWidget* parent)
    : QDialog(parent)
{
    setObjectName("pictureDialog");
    setWindowTitle(tr("Save as a picture"));
    const QSettings settings;
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(metric::gapLarge);
    form->setVerticalSpacing(metric::gap);
    const auto add = [&](const QString& label, QSpinBox* box) { form->addRow(label, box); };
    m_width = number("pictureWidth", tr("Width"), 200, 10000, settings.value("picture/width", 960).toInt(), tr(" px"));
    m_height =
        number("pictureHeight", tr("Height"), 150, 10000, settings.value("picture/height", 600).toInt(), tr(" px"));
    m_dots = number(
        "pictureDots", tr("Dots per inch of a PNG"), 48, 1200, settings.value("picture/dots", 192).toInt(), QString());
    add(tr("Width"), m_width);
    add(tr("Height"), m_height);
    add(tr("Dots per inch of a PNG"), m_dots);
    auto* one = new Button(tr("This chart…"), ButtonKind::Primary, {}, this);
    auto* all = new Button(tr("All charts…"), ButtonKind::Secondary, {}, this);
    auto* cancel = new Button(tr("Cancel"), ButtonKind::Secondary, {}, this);
    one->setObjectName("pictureThis");
    all->setObjectName("pictureAll");
    one->setDefault(true);
    connect(one, &QPushButton::clicked, this, &QDialog::accept);
    connect(all, &QPushButton::clicked, this, [this] {
        m_all = true;
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] {
        QSettings kept;
        kept.setValue("picture/width", m_width->value());
        kept.setValue("picture/height", m_height->value());
        kept.setValue("picture/dots", m_dots->value());
    });
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metric::gap);
    buttons->addStretch(1);
    for (Button* button : {cancel, all, one})
        buttons->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(metric::gapLarge);
    column->addLayout(form);
    column->addWidget(smallLabel(tr("Pictures are light and never transparent; title and legend are inside."), this));
    column->addLayout(buttons);
}

QSpinBox* PictureDialog::number(
    const char* name, const QString& label, int low, int high, int value, const QString& unit)
{
    auto* box = new QSpinBox(this);
    box->setObjectName(name);
    box->setAccessibleName(label);
    box->setRange(low, high);
    box->setValue(value);
    box->setSuffix(unit);
    return box;
}

QSize PictureDialog::size() const { return {m_width->value(), m_height->value()}; }

double PictureDialog::scale() const { return static_cast<double>(m_dots->value()) / pixelsPerInch; }

} // namespace throughline
