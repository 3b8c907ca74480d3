// SPDX-License-Identifier: GPL-3.0-or-later
// What the buttons of the pane do: look, table, clipboard, files and a window.
#include <plots/chart_menu.h>
#include <plots/chart_view.h>
#include <plots/export.h>
#include <plots/file_to_write.h>
#include <plots/free_chart.h>
#include <plots/trace.h>
#include <ui/session/background.h>
#include <ui/session/session.h>
#include <ui/widgets/button.h>
#include <ui/widgets/chart_choice.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/chart_windows.h>
#include <ui/widgets/picture_dialog.h>
#include <ui/widgets/run_pointers.h>
#include <ui/widgets/to_qt.h>

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QStackedLayout>

namespace throughline {

std::vector<Button*> ChartPane::makeTools()
{
    m_tableButton = Button::iconOnly("library", tr("Show as a table"), this);
    m_tableButton->setObjectName("chartTable");
    m_tableButton->setCheckable(true);
    auto* look = Button::iconOnly("more", tr("How this chart is shown"), this);
    look->setObjectName("chartLook");
    auto* copy = Button::iconOnly("copy", tr("Copy this chart"), this);
    auto* save = Button::iconOnly("export", tr("Save this chart, or all of them, as pictures…"), this);
    auto* open = Button::iconOnly("external", tr("Open this chart in a window of its own"), this);
    copy->setObjectName("chartCopy");
    save->setObjectName("chartSave");
    open->setObjectName("chartWindow");
    connect(m_tableButton, &QPushButton::toggled, this, [this](bool table) {
        m_stack->setCurrentIndex(table ? 1 : 0);
        displayTable();
    });
    connect(look, &QPushButton::clicked, this, [this, look] {
        QMenu menu(this);
        fillChartMenu(menu, *m_view);
        menu.exec(look->mapToGlobal(QPoint(0, look->height() + 2)));
    });
    connect(copy, &QPushButton::clicked, m_view, &ChartView::copyToClipboard);
    connect(save, &QPushButton::clicked, this, &ChartPane::savePicture);
    connect(open, &QPushButton::clicked, this, &ChartPane::openWindow);
    return {look, m_tableButton, copy, save, open};
}

void ChartPane::savePicture()
{
    PictureDialog dialog(this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (dialog.all())
        saveAll(QFileDialog::getExistingDirectory(this, tr("Save all charts into a folder")), dialog.size(),
            dialog.scale());
    else
        saveOne(QFileDialog::getSaveFileName(this, tr("Save this chart"),
                    toQt(m_view->data().id) + QStringLiteral(".png"), tr("PNG (*.png);;SVG (*.svg);;PDF (*.pdf)")),
            dialog.size(), dialog.scale());
}

void ChartPane::saveTrace()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save what ran when as a Chrome trace"),
        QStringLiteral("trace.json"), tr("Chrome trace for Perfetto (*.json)"));
    if (path.isEmpty())
        return;
    inBackground(
        this, [runs = m_runs, path] { return writeFile(path, chromeTrace(pointersTo(runs))); },
        [this, path](const Result<void>& written) {
            if (written)
                emit said(Tone::Good, tr("Trace written: %1").arg(path));
            else
                emit said(Tone::Bad, toQt(sentence(written.error())));
        });
}

void ChartPane::saveOne(const QString& path, QSize size, double scale)
{
    if (!path.isEmpty())
        emit filesWanted(QFileInfo(path).path(), sourceOf({m_view->pictureFile(path, size, scale)}));
}

void ChartPane::saveAll(const QString& folder, QSize size, double scale)
{
    if (!folder.isEmpty())
        emit filesWanted(folder, allPictures(folder, size, scale));
}

FileSource ChartPane::allPictures(const QString& folder, QSize size, double scale) const
{
    const auto draw = [charts = m_charts, runs = m_runs, choice = m_freeChoice, known = m_freeKnown, folder, size,
                          scale] {
        const auto pointers = pointersTo(runs);
        auto all = std::make_shared<std::vector<ChartData>>(charts);
        for (ChartData& chart : *all)
            if (chart.kind == ChartKind::Free && !known && !runs.empty())
                chart = makeFreeChart(pointers, keptChoice(freeFields(pointers), choice));
        return chartFiles(sharedCharts(std::shared_ptr<const std::vector<ChartData>>(all), *all), folder, size, scale);
    };
    return [draw](QObject* context, const FilesThen& then) {
        inBackground(context, draw, [then](const std::vector<FileToWrite>& files) { then(files); });
    };
}

void ChartPane::join(Session& session)
{
    connect(this, &ChartPane::said, &session, [&session](Tone tone, const QString& text) { session.say(tone, text); });
    connect(this, &ChartPane::filesWanted, &session, [this, &session](const QString& folder, const FileSource& source) {
        session.files().write(this, folder, {source});
    });
}

void ChartPane::openWindow() { m_windows->open(m_charts[std::size_t(m_choice->current())], m_panel, themeOf(*this)); }

} // namespace throughline
