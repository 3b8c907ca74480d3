// SPDX-License-Identifier: GPL-3.0-or-later
// A copied chart: each form is drawn when it is asked for, so that copying takes no time and a paste draws only what
// it takes.
#pragma once

#include <plots/picture.h>

#include <QMimeData>

namespace throughline {

class ChartMime : public QMimeData {
    Q_OBJECT
public:
    explicit ChartMime(Picture picture);

    bool hasFormat(const QString& type) const override;
    QStringList formats() const override;

protected:
    QVariant retrieveData(const QString& type, QMetaType wanted) const override;

private:
    Picture m_picture;
    mutable QVariant m_image;
    mutable QVariant m_svg;
};

} // namespace throughline
